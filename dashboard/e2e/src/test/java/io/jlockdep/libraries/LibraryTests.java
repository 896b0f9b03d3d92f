package io.jlockdep.libraries;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the test classes that are named as arguments, and prints what became of each test. */
public final class LibraryTests {

    /** In the names of tests that look for files of their build, which are not published. */
    private static final List<String> LEFT_OUT = List.of("Canonical", "Compatibility");

    /** Says of classes that they look like tests, with the time of day; kept, for the level would go with it. */
    private static final Logger JUNIT = Logger.getLogger("org.junit");

    private LibraryTests() {}

    public static void main(String[] classes) {
        JUNIT.setLevel(Level.OFF);
        List<DiscoverySelector> selected = new ArrayList<>();
        for (String name : classes) {
            selected.add(selectClass(name));
        }
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selected)
                .filters((PostDiscoveryFilter) LibraryTests::withoutMissingFiles)
                .build();
        Outcomes outcomes = new Outcomes();
        LauncherFactory.create().execute(request, outcomes);
        outcomes.lines.forEach(System.out::println);
        System.exit(0);
    }

    private static FilterResult withoutMissingFiles(TestDescriptor test) {
        return FilterResult.includedIf(LEFT_OUT.stream().noneMatch(test.getDisplayName()::contains));
    }

    /** What became of each test, by name. */
    private static final class Outcomes implements TestExecutionListener {

        private final Set<String> lines = new TreeSet<>();

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest()) {
                String thrown = result.getThrowable()
                        .map(cause -> " " + cause.getClass().getName())
                        .orElse("");
                lines.add(test.getUniqueId() + " " + result.getStatus() + thrown);
            }
        }
    }
}
