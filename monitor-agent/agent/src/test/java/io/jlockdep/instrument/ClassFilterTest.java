package io.jlockdep.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassFilterTest {

    private static final ClassLoader LOADER = ClassFilterTest.class.getClassLoader();

    @ParameterizedTest
    @CsvSource({
        "com.acme.Shop, com.acme.Shop, true",
        "com.acme.Shop, com.acme.Shops, false",
        "com.acme.*, com.acme.Shop, true",
        "com.acme.*, com.acme.shop.Till$1, true",
        "com.acme.*, com.acmes.Shop, false",
        "*, anything, true",
        "*Service, com.acme.UserService, true",
        "*Service, com.acme.UserServices, false",
        "com.*.dao.*, com.acme.dao.Users, true",
        "com.*.dao.*, com.acme.Users, false",
        "a*b*c, aXbXbXc, true",
        "a*b*c, aXbXb, false"
    })
    void shouldMatchStarsWithAnyCharacters(String pattern, String className, boolean matches) {
        assertThat(new NamePattern(pattern).matches(className)).isEqualTo(matches);
    }

    @Test
    void shouldAdmitWholeProgramUnlessToldOtherwise() {
        ClassFilter everything = ClassFilter.everything();

        assertThat(everything.admits("com/acme/Shop", LOADER)).isTrue();
        assertThat(everything.admits("io/jlockdep/demo/Shop", LOADER)).isTrue();
    }

    @Test
    void shouldAdmitOnlyWhatIsIncludedAndKeepTheJdk() {
        ClassFilter filter = ClassFilter.of(List.of("com.acme.*"), List.of());

        assertThat(filter.admits("com/acme/Shop", LOADER)).isTrue();
        assertThat(filter.admits("org/else/Shop", LOADER)).isFalse();
        assertThat(filter.admits("java/util/Vector", null)).isTrue();
    }

    @Test
    void shouldLetExclusionWin() {
        ClassFilter filter = ClassFilter.of(List.of("com.acme.*"), List.of("com.acme.till.*", "java.util.Vector*"));

        assertThat(filter.admits("com/acme/Shop", LOADER)).isTrue();
        assertThat(filter.admits("com/acme/till/Till", LOADER)).isFalse();
        assertThat(filter.admits("java/util/Vector", null)).isFalse();
        assertThat(filter.jdkClasses()).contains("java.util.Hashtable").doesNotContain("java.util.Vector");
    }

    @Test
    void shouldLeaveClassesOfBootAndPlatformLoaderAloneUnlessChosen() {
        ClassFilter everything = ClassFilter.everything();

        assertThat(everything.admits("com/acme/OnBootClassPath", null)).isFalse();
        assertThat(everything.admits("java/sql/Timestamp", ClassLoader.getPlatformClassLoader()))
                .isFalse();
        assertThat(everything.admits("java/sql/DriverManager", ClassLoader.getPlatformClassLoader()))
                .isTrue();
        assertThat(everything.admits("java/util/Hashtable", null)).isTrue();
    }
}
