package io.jlockdep.libraries;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.host.Host;
import io.jlockdep.host.HostRun;
import io.jlockdep.host.Jdk;
import io.jlockdep.host.OnEachJdk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.collections4.collection.SynchronizedCollection;
import org.apache.commons.collections4.collection.SynchronizedCollectionTest;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.pool2.ObjectPool;
import org.apache.commons.pool2.impl.TestLinkedBlockingDeque;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.launcher.Launcher;
import org.opentest4j.AssertionFailedError;

/**
 * Tests that libraries publish of their own locks: all succeed, without the agent and with it.
 *
 * <p>Left out are tests that do not end alike without the agent either: those of commons-pool2 that measure times
 * ({@code TestGenericObjectPool}, {@code TestGenericKeyedObjectPool}, {@code TestPoolUtils}), which also take minutes, and those
 * that look for files of their build ({@link LibraryTests}).
 */
class LibrariesIT {

    private static final String POOL = "org.apache.commons.pool2.";
    private static final String COLLECTIONS = "org.apache.commons.collections4.";

    @OnEachJdk
    void shouldEndTheSameWhenPoolsAndQueuesAreTested(Jdk jdk) {
        HostRun run = tests(
                jdk,
                POOL + "impl.TestLinkedBlockingDeque",
                POOL + "impl.TestSoftReferenceObjectPool",
                POOL + "impl.TestDefaultPooledObjectInfo");

        assertThat(run.stdout()).hasSizeGreaterThan(60).allMatch(line -> line.endsWith(" SUCCESSFUL"));
    }

    @OnEachJdk
    void shouldEndTheSameWhenSynchronizedCollectionsAreTested(Jdk jdk) {
        HostRun run = tests(
                jdk,
                COLLECTIONS + "collection.SynchronizedCollectionTest",
                COLLECTIONS + "bag.SynchronizedBagTest",
                COLLECTIONS + "queue.SynchronizedQueueTest",
                COLLECTIONS + "map.StaticBucketMapTest");

        assertThat(run.stdout()).hasSizeGreaterThan(150).allMatch(line -> line.endsWith(" SUCCESSFUL"));
    }

    private static HostRun tests(Jdk jdk, String... classes) {
        return Host.running(LibraryTests.class.getName(), classPath())
                .on(jdk)
                .withArguments(classes)
                .withAgent()
                .runUnharmed();
    }

    private static Path[] classPath() {
        List<Path> entries = new ArrayList<>();
        for (Class<?> type : new Class<?>[] {
            LibraryTests.class,
            Launcher.class,
            TestEngine.class,
            ReflectionSupport.class,
            JupiterTestEngine.class,
            Test.class,
            ParameterizedTest.class,
            AssertionFailedError.class,
            ObjectPool.class,
            TestLinkedBlockingDeque.class,
            SynchronizedCollection.class,
            SynchronizedCollectionTest.class,
            StringUtils.class
        }) {
            entries.add(Host.codeSource(type));
        }
        return entries.toArray(Path[]::new);
    }
}
