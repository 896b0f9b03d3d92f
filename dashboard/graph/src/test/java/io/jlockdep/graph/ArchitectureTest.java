package io.jlockdep.graph;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the graph may use: java.* only, and of that no I/O, no clock and no threads. */
@AnalyzeClasses(packages = "io.jlockdep.graph", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule SHOULD_USE_ONLY_JAVA =
            classes().should().onlyDependOnClassesThat().resideInAnyPackage("java..", "io.jlockdep.graph");

    @ArchTest
    static final ArchRule SHOULD_DO_NO_IO = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.nio.file..", "java.nio.channels..", "java.net..", "java.util.concurrent..")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.io\\.(?!Serializable$).*");

    @ArchTest
    static final ArchRule SHOULD_HAVE_NO_CLOCK = noClasses()
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(java.time.Instant.class, "now");

    @ArchTest
    static final ArchRule SHOULD_START_NO_THREADS =
            noClasses().should().dependOnClassesThat().areAssignableTo(Thread.class);
}
