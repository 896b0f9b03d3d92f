package io.jlockdep.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jlockdep.graph.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The history in a real PostgreSQL server. */
class PostgreSqlHistoryIT extends HistoryContract {

    private static PostgreSql server;

    @BeforeAll
    static void start() throws IOException {
        Optional<Path> programs = PostgreSql.installed();
        if (programs.isEmpty() && !"true".equals(System.getenv("CI"))) {
            assumeTrue(false, "Debian's postgresql is not installed");
        }
        server =
                PostgreSql.start(programs.orElseThrow(() -> new AssertionError("no PostgreSQL, and CI skips nothing")));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void empty() throws Exception {
        try (Connection connection = server.address().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema public cascade");
            statement.execute("create schema public");
        }
    }

    @Override
    DatabaseAddress address() {
        return server.address();
    }

    @Test
    void shouldKeepFindingsInMemoryWhileTheDatabaseIsGoneAndWriteThemAfterwards() throws Exception {
        try (HistoryKeeper keeper = open()) {
            show(keeper, run("1.0", 1, List.of()));
            server.stop();
            try {
                show(keeper, run("1.1", 2, List.of(), Verdict.FEASIBLE));

                assertThat(keeper.trouble()).isNotEmpty();
                assertThat(life(known(keeper).get(0)).introducedBy()).isEqualTo("1.1");
            } finally {
                server.resume();
            }
            keeper.write();
            assertThat(keeper.trouble()).isEmpty();
        }
        try (HistoryKeeper keeper = open()) {
            assertThat(keeper.history().complete(List.of(), "2026-11-22")).hasSize(1);
        }
    }
}
