package io.jlockdep.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.Version;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import org.junit.jupiter.api.Test;

class JmxClassesTest {

    @Test
    void shouldMakeWhatJmxNeeds() throws Exception {
        CompositeType type = new CompositeType(
                "t", "t", new String[] {"id"}, new String[] {"id"}, new OpenType<?>[] {SimpleType.LONG});

        assertThat(read(new CompositeDataSupport(type, Map.of("id", 7L)))).isNotNull();
        assertThat(read(new ObjectName("jdk.management.jfr:type=FlightRecorder")))
                .isNotNull();
        assertThat(read(new byte[50_000])).isNotNull();
        assertThat(read(new ArrayList<>(List.of("a", 1L)))).isEqualTo(List.of("a", 1L));
    }

    @Test
    void shouldMakeNothingOfALibrary() {
        assertThatThrownBy(() -> read(Version.unknownVersion())).isInstanceOf(InvalidClassException.class);
        assertThatThrownBy(() -> read(new ArrayList<>(List.of(Version.unknownVersion()))))
                .isInstanceOf(InvalidClassException.class);
    }

    private static Object read(Object written) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(written);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            in.setObjectInputFilter(JmxClasses.filter());
            return in.readObject();
        }
    }
}
