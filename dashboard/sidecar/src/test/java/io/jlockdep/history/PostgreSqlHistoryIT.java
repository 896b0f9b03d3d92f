package io.jlockdep.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.database.DatabaseAddress;
import io.jlockdep.graph.Verdict;
import io.jlockdep.testing.PostgreSql;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The history in a real PostgreSQL server. */
class PostgreSqlHistoryIT extends HistoryContract {

    private static PostgreSql server;

    @BeforeAll
    static void start() throws IOException {
        server = PostgreSql.require();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void empty() throws Exception {
        server.empty();
    }

    @Override
    DatabaseAddress address() {
        return server.address();
    }

    @Test
    void shouldLetSeveralSidecarsStartAtOnceOnAnEmptyDatabase() throws Exception {
        int sidecars = 8;
        CyclicBarrier together = new CyclicBarrier(sidecars);
        ExecutorService threads = Executors.newFixedThreadPool(sidecars);
        try {
            List<Future<Boolean>> opened = new ArrayList<>();
            for (int i = 0; i < sidecars; i++) {
                opened.add(threads.submit(() -> {
                    together.await();
                    try (HistoryKeeper keeper = open()) {
                        return known(keeper).isEmpty();
                    }
                }));
            }
            for (Future<Boolean> each : opened) {
                assertThat(each.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
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
