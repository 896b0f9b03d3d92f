package io.jlockdep.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.host.Host;
import io.jlockdep.host.HostRun;
import io.jlockdep.host.Jdk;
import io.jlockdep.host.OnEachJdk;
import io.jlockdep.host.Tool;
import io.jlockdep.host.program.Nested;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** A host that starts from an archive of its classes, which the JVM puts aside where there is an agent. */
class ClassDataSharingIT {

    private static final String ORDER = Nested.class.getName() + ".outer -> " + Nested.class.getName() + ".inner";

    @TempDir
    Path directory;

    @OnEachJdk
    void shouldWatchWhenClassesWereArchivedWithoutAgent(Jdk jdk) {
        Path archive = directory.resolve("nested.jsa");
        Path program = pack(jdk);
        HostRun dumped = nested(jdk, program)
                .withJvmArguments("-XX:ArchiveClassesAtExit=" + archive)
                .run();
        assertThat(archive).as(dumped::toString).isNotEmptyFile();

        Host host = nested(jdk, program).withJvmArguments("-XX:SharedArchiveFile=" + archive);
        HostRun plain = host.run();
        HostRun watched = host.withAgent().run().assertWatchedCleanly();

        assertThat(watched.exitCode()).isEqualTo(plain.exitCode()).isZero();
        assertThat(withoutThoseOfJvm(watched)).isEqualTo(withoutThoseOfJvm(plain));
        assertThat(watched.stderrOfTheHost()).isEqualTo(plain.stderrOfTheHost());
        assertThat(watched.recorded().orders()).contains(ORDER);
    }

    /** The JVM crashes where it is to cache classes ahead of time that any agent has retransformed. */
    @OnEachJdk(25)
    void shouldStayOffWithOneLineWhenCacheIsTrained(Jdk jdk) {
        Path cache = directory.resolve("nested.aot");
        Path program = pack(jdk);
        HostRun watched = nested(jdk, program)
                .withJvmArguments("-XX:AOTCacheOutput=" + cache)
                .withAgent()
                .run();

        assertThat(watched.exitCode()).as(watched::toString).isZero();
        assertThat(watched.stderr())
                .filteredOn(line -> line.startsWith("jlockdep: "))
                .hasSize(1);
        assertThat(cache).isNotEmptyFile();
    }

    private static Host nested(Jdk jdk, Path program) {
        return Host.running(Nested.class.getName(), program).on(jdk);
    }

    /** JDK 25 says that it puts the archive aside, to any agent. */
    private static List<String> withoutThoseOfJvm(HostRun run) {
        return run.stdout().stream()
                .filter(line -> !line.contains("[error][cds]"))
                .toList();
    }

    private Path pack(Jdk jdk) {
        Path jar = directory.resolve("nested.jar");
        String classFile = Nested.class.getName().replace('.', '/') + ".class";
        Tool.of(jdk, "jar")
                .run(
                        "--create",
                        "--file",
                        jar.toString(),
                        "-C",
                        Host.codeSource(Nested.class).toString(),
                        classFile);
        return jar;
    }
}
