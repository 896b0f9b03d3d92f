package io.jlockdep;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may use whom inside the sidecar. */
@AnalyzeClasses(packages = "io.jlockdep", importOptions = ImportOption.DoNotIncludeTests.class)
class SidecarRulesTest {

    @ArchTest
    static final ArchRule SNAPSHOT_IS_MADE_OF_THE_GRAPH =
            only("snapshot", "java..", "io.jlockdep.graph..", "io.jlockdep.words..");

    @ArchTest
    static final ArchRule WORDS_ARE_MADE_OF_THE_GRAPH = only("words", "java..", "io.jlockdep.graph..");

    @ArchTest
    static final ArchRule BASELINE_ACCEPTS_FINDINGS =
            only("baseline", "java..", "io.jlockdep.graph..", "io.jlockdep.snapshot..", "io.jlockdep.words..");

    @ArchTest
    static final ArchRule STREAM_FEEDS_THE_GRAPH = only(
            "stream",
            "java..",
            "jdk.jfr..",
            "jdk.management.jfr..",
            "javax.management..",
            "javax.rmi..",
            "com.sun.tools.attach..",
            "org.slf4j..",
            "io.jlockdep.graph..",
            "io.jlockdep.snapshot..",
            "io.jlockdep.words..");

    @ArchTest
    static final ArchRule JSON_SHOWS_SNAPSHOTS = only(
            "json",
            "java..",
            "com.fasterxml.jackson..",
            "io.jlockdep.graph..",
            "io.jlockdep.snapshot..",
            "io.jlockdep.words..");

    @ArchTest
    static final ArchRule METRICS_SHOW_SNAPSHOTS = only(
            "metrics",
            "java..",
            "com.sun.management..",
            "io.micrometer..",
            "io.prometheus..",
            "io.jlockdep.graph..",
            "io.jlockdep.snapshot..",
            "io.jlockdep.words..");

    @ArchTest
    static final ArchRule WEB_SHOWS_SNAPSHOTS = only(
            "web",
            "java..",
            "io.javalin..",
            "org.eclipse.jetty..",
            "kotlin..",
            "org.slf4j..",
            "com.fasterxml.jackson..",
            "io.jlockdep.graph..",
            "io.jlockdep.snapshot..",
            "io.jlockdep.json..",
            "io.jlockdep.words..");

    @ArchTest
    static final ArchRule DATABASE_KNOWS_NOTHING_OF_WHAT_IS_KEPT = only("database", "java..");

    @ArchTest
    static final ArchRule HISTORY_REMEMBERS_SNAPSHOTS = only(
            "history",
            "java..",
            "org.slf4j..",
            "io.jlockdep.graph..",
            "io.jlockdep.snapshot..",
            "io.jlockdep.json..",
            "io.jlockdep.database..",
            "io.jlockdep.words..");

    @ArchTest
    static final ArchRule ALERTS_TELL_OF_SNAPSHOTS = only(
            "alerts",
            "java..",
            "javax.crypto..",
            "org.slf4j..",
            "com.fasterxml.jackson..",
            "io.jlockdep.graph..",
            "io.jlockdep.snapshot..",
            "io.jlockdep.json..",
            "io.jlockdep.database..",
            "io.jlockdep.words..");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("io.jlockdep.(*)..").should().beFreeOfCycles();

    /** A package uses itself and these. */
    private static ArchRule only(String name, String... others) {
        String own = "io.jlockdep." + name + "..";
        String[] allowed = new String[others.length + 1];
        allowed[0] = own;
        System.arraycopy(others, 0, allowed, 1, others.length);
        return classes()
                .that()
                .resideInAPackage(own)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed);
    }
}
