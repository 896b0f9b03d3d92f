package io.jlockdep.bugs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jlockdep.bugs.program.AppendedBuffers;
import io.jlockdep.bugs.program.ClosedSessions;
import io.jlockdep.bugs.program.ContainedVectors;
import io.jlockdep.bugs.program.EqualHashtables;
import io.jlockdep.bugs.program.Log4jAppender;
import io.jlockdep.bugs.program.Log4jConsole;
import io.jlockdep.bugs.program.LoggedAccount;
import io.jlockdep.bugs.program.MergedLists;
import io.jlockdep.bugs.program.MergedMaps;
import io.jlockdep.bugs.program.PooledConnection;
import io.jlockdep.bugs.program.PooledSeats;
import io.jlockdep.bugs.program.RememberedAccount;
import io.jlockdep.bugs.program.ScreenedAccounts;
import io.jlockdep.host.AgentJar;
import io.jlockdep.host.Host;
import io.jlockdep.host.HostRun;
import io.jlockdep.host.Jdk;
import io.jlockdep.host.OnEachJdk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.collections.ListUtils;
import org.apache.commons.dbcp.PoolableConnection;
import org.apache.commons.pool.ObjectPool;
import org.apache.log4j.Category;
import org.h2.Driver;
import org.hsqldb.jdbcDriver;

/** Each bug is found, and called by the names that its victims know it by. */
class RealBugsIT {

    private static final String PROGRAM = "io.jlockdep.bugs.program.";
    private static final String ACCOUNT = PROGRAM + "Account";

    @OnEachJdk
    void shouldFindHashtablesComparedBothWays(Jdk jdk) {
        inversion(jdk, EqualHashtables.class)
                .isBetween("java.util.Hashtable")
                .hasEdge("java.util.Hashtable.equals", "java.util.Hashtable.size");
    }

    @OnEachJdk
    void shouldFindVectorsComparedBothWays(Jdk jdk) {
        inversion(jdk, ContainedVectors.class)
                .isBetween("java.util.Vector")
                .hasEdge("java.util.Vector.containsAll", "java.util.Vector.iterator")
                .hasEdge("java.util.Vector.equals", "java.util.Vector.listIterator");
    }

    @OnEachJdk
    void shouldFindBuffersAppendedToEachOther(Jdk jdk) {
        inversion(jdk, AppendedBuffers.class)
                .isBetween("java.lang.StringBuffer")
                .hasEdge("java.lang.StringBuffer.append", "java.lang.StringBuffer.length");
    }

    @OnEachJdk
    void shouldFindListsAddedToEachOther(Jdk jdk) {
        inversion(jdk, MergedLists.class)
                .isBetween("java.util.Collections$SynchronizedRandomAccessList")
                .hasEdge(
                        "java.util.Collections$SynchronizedCollection.addAll",
                        "java.util.Collections$SynchronizedCollection.toArray");
    }

    @OnEachJdk
    void shouldFindMapsPutIntoEachOther(Jdk jdk) {
        inversion(jdk, MergedMaps.class)
                .isBetween("java.util.Collections$SynchronizedMap")
                .hasEdge("java.util.Collections$SynchronizedMap.putAll", "java.util.Collections$SynchronizedMap.size");
    }

    @OnEachJdk
    void shouldFindListThatAsksTheProgramUnderItsLock(Jdk jdk) {
        inversion(jdk, ScreenedAccounts.class)
                .isBetween(ACCOUNT, "java.util.concurrent.CopyOnWriteArrayList.lock")
                .hasEdge("java.util.concurrent.CopyOnWriteArrayList.bulkRemove", ACCOUNT + ".toString")
                .hasEdge(ACCOUNT + ".deposit", "java.util.concurrent.CopyOnWriteArrayList.remove");
    }

    @OnEachJdk(17)
    void shouldFindHandlerThatFormatsUnderItsLock(Jdk jdk) {
        inversion(jdk, LoggedAccount.class)
                .isBetween(ACCOUNT, "java.util.logging.StreamHandler")
                .hasEdge(ACCOUNT + ".deposit", "java.util.logging.StreamHandler.publish")
                .hasEdge("java.util.logging.StreamHandler.publish", ACCOUNT + ".toString");
    }

    @OnEachJdk(25)
    void shouldFindNothingSinceHandlerFormatsBeforeItLocks(Jdk jdk) {
        assertThat(findings(jdk, LoggedAccount.class)).isEmpty();
    }

    @OnEachJdk
    void shouldFindHandlerThatPushesUnderItsLock(Jdk jdk) {
        inversion(jdk, RememberedAccount.class)
                .isBetween(ACCOUNT, "java.util.logging.MemoryHandler")
                .hasEdge(ACCOUNT + ".deposit", "java.util.logging.MemoryHandler.publish")
                .hasEdge("java.util.logging.MemoryHandler.push", ACCOUNT + ".toString");
    }

    @OnEachJdk
    void shouldFindLog4jThatFormatsUnderItsLock(Jdk jdk) {
        inversion(jdk, Log4jAppender.class, Category.class)
                .isBetween(ACCOUNT, "org.apache.log4j.spi.RootLogger")
                .hasEdge(ACCOUNT + ".deposit", "org.apache.log4j.Category.callAppenders")
                .hasEdge("org.apache.log4j.Category.callAppenders", ACCOUNT + ".toString");
    }

    @OnEachJdk
    void shouldFindStandardOutputThatIsSentToLog4j(Jdk jdk) {
        inversion(jdk, Log4jConsole.class, Category.class)
                .isBetween("java.io.PrintStream", "org.apache.log4j.spi.RootLogger")
                .hasEdge("java.io.PrintStream.println", "org.apache.log4j.Category.callAppenders")
                .hasEdge("org.apache.log4j.Category.callAppenders", "java.io.PrintStream.print");
    }

    @OnEachJdk
    void shouldFindEvictorThatMeetsClosingConnection(Jdk jdk) {
        inversion(
                        jdk,
                        PooledConnection.class,
                        PoolableConnection.class,
                        ObjectPool.class,
                        ListUtils.class,
                        Driver.class)
                .isBetween(
                        "org.apache.commons.dbcp.PoolableConnection", "org.apache.commons.pool.impl.GenericObjectPool")
                .hasEdge(
                        "org.apache.commons.dbcp.PoolableConnection.close",
                        "org.apache.commons.pool.impl.GenericObjectPool.addObjectToPool")
                .hasEdge(
                        "org.apache.commons.pool.impl.GenericObjectPool.evict",
                        "org.apache.commons.dbcp.AbandonedTrace.addTrace");
    }

    @OnEachJdk
    void shouldFindPoolThatCallsFactoryUnderItsLock(Jdk jdk) {
        inversion(jdk, PooledSeats.class, ObjectPool.class, ListUtils.class)
                .isBetween(PROGRAM + "PooledSeats", "org.apache.commons.pool.impl.GenericKeyedObjectPool")
                .hasEdge(
                        "org.apache.commons.pool.impl.GenericKeyedObjectPool.borrowObject",
                        PROGRAM + "PooledSeats.makeObject")
                .hasEdge(
                        PROGRAM + "PooledSeats.openRow",
                        "org.apache.commons.pool.impl.GenericKeyedObjectPool.borrowObject");
    }

    @OnEachJdk
    void shouldFindDatabaseThatClosesWhileSessionLeaves(Jdk jdk) {
        inversion(jdk, ClosedSessions.class, jdbcDriver.class)
                .isBetween("org.hsqldb.Database", "org.hsqldb.SessionManager")
                .hasEdge("org.hsqldb.Session.close", "org.hsqldb.SessionManager.removeSession")
                .hasEdge("org.hsqldb.SessionManager.closeAllSessions", "org.hsqldb.Session.close");
    }

    /** The one inversion that is feasible; those that it explains may stand beside it. */
    private static Inversion inversion(Jdk jdk, Class<?> program, Class<?>... libraries) {
        List<JsonNode> feasible = new ArrayList<>();
        for (JsonNode finding : findings(jdk, program, libraries)) {
            if (finding.path("verdict").asText().equals("FEASIBLE")) {
                feasible.add(finding);
            }
        }
        assertThat(feasible).as(program::getSimpleName).hasSize(1);
        assertThat(feasible.get(0).path("kind").asText()).isEqualTo("inversion");
        return new Inversion(feasible.get(0));
    }

    private static JsonNode findings(Jdk jdk, Class<?> program, Class<?>... libraries) {
        List<Path> classPath = new ArrayList<>();
        classPath.add(Host.codeSource(program));
        for (Class<?> library : libraries) {
            classPath.add(Host.codeSource(library));
        }
        HostRun run = Host.running(program.getName(), classPath.toArray(Path[]::new))
                .briefly()
                .on(jdk)
                .withAgent()
                .runUnharmed();
        HostRun check = Host.runningJar(AgentJar.built("dashboard/sidecar/target/jlockdep-sidecar.jar"))
                .briefly()
                .on(jdk)
                .withArguments("check", "--format", "json", run.recording().toString())
                .run();
        assertThat(check.stderr()).as(check::toString).isEmpty();
        return parse(check).path("findings");
    }

    private static JsonNode parse(HostRun check) {
        try {
            return new ObjectMapper().readTree(String.join("\n", check.stdout()));
        } catch (JsonProcessingException e) {
            throw new AssertionError(check.toString(), e);
        }
    }
}
