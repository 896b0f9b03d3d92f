package io.jlockdep.e2e;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who may use whom across the modules, as the table of parts says; read from the compiled classes of this build. */
class HouseRulesTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent().getParent();
    private static final JavaClasses AGENT_HALF = classesOf("monitor-agent/runtime", "monitor-agent/agent");
    private static final JavaClasses DASHBOARD_HALF = classesOf("dashboard/graph", "dashboard/sidecar");

    /** Names of the JDK's annotations for HotSpot, which javac needs and the jar leaves out. */
    private static final String JDK_ANNOTATIONS = "jdk.internal.vm.annotation";

    private static final String[] AGENT_PACKAGES = {
        "io.jlockdep.runtime..", "io.jlockdep.instrument..", "io.jlockdep.agent..", JDK_ANNOTATIONS
    };

    @Test
    void shouldShareNoClassBetweenTheHalves() {
        assertThat(names(AGENT_HALF)).doesNotContainAnyElementsOf(names(DASHBOARD_HALF));
        classes().should().resideInAnyPackage(AGENT_PACKAGES).check(AGENT_HALF);
        noClasses().should().resideInAnyPackage(AGENT_PACKAGES).check(DASHBOARD_HALF);
    }

    @Test
    void shouldNotUseTheOtherHalf() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packagesOf(DASHBOARD_HALF))
                .check(AGENT_HALF);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packagesOf(AGENT_HALF))
                .check(DASHBOARD_HALF);
    }

    @Test
    void shouldUseOnlyTheJdkInRuntimeAndGraph() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.jlockdep.runtime..", "java..", "jdk.jfr..", JDK_ANNOTATIONS)
                .check(classesOf("monitor-agent/runtime"));
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.jlockdep.graph..", "java..")
                .check(classesOf("dashboard/graph"));
    }

    @Test
    void shouldKeepOutputsOfTheSidecarApart() {
        List<String> outputs = List.of("metrics", "alerts", "web");
        for (String output : outputs) {
            String[] others = outputs.stream()
                    .filter(other -> !other.equals(output))
                    .map(other -> "io.jlockdep." + other + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("io.jlockdep." + output + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .allowEmptyShould(true)
                    .check(DASHBOARD_HALF);
        }
    }

    @Test
    void shouldSayWhatEveryPackageIsFor() {
        assertThat(Set.of(packagesOf(AGENT_HALF)))
                .allSatisfy(name -> assertThat(packageInfo(name)).isTrue());
        assertThat(Set.of(packagesOf(DASHBOARD_HALF)))
                .allSatisfy(name -> assertThat(packageInfo(name)).isTrue());
    }

    private static boolean packageInfo(String packageName) {
        return List.of("monitor-agent/runtime", "monitor-agent/agent", "dashboard/graph", "dashboard/sidecar").stream()
                .map(module -> ROOT.resolve(module).resolve("src/main/java").resolve(packageName.replace('.', '/')))
                .anyMatch(directory -> Files.isRegularFile(directory.resolve("package-info.java")));
    }

    private static JavaClasses classesOf(String... modules) {
        Path[] paths = new Path[modules.length];
        for (int i = 0; i < modules.length; i++) {
            paths[i] = ROOT.resolve(modules[i]).resolve("target/classes");
            assertThat(paths[i]).isDirectory();
        }
        return new ClassFileImporter().importPaths(paths);
    }

    private static Set<String> names(JavaClasses classes) {
        return classes.stream().map(JavaClass::getName).collect(Collectors.toSet());
    }

    private static String[] packagesOf(JavaClasses classes) {
        return classes.stream().map(JavaClass::getPackageName).distinct().toArray(String[]::new);
    }
}
