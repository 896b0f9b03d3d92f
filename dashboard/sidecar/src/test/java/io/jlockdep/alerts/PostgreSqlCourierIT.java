package io.jlockdep.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.database.DatabaseAddress;
import io.jlockdep.testing.PostgreSql;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An outbox in a real PostgreSQL server. */
class PostgreSqlCourierIT extends CourierContract {

    private static PostgreSql server;

    @BeforeAll
    static void startServer() throws Exception {
        server = PostgreSql.require();
    }

    @AfterAll
    static void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    @AfterEach
    void empty() throws Exception {
        server.empty();
    }

    @Override
    DatabaseAddress address() {
        return server.address();
    }

    @Test
    void shouldGoOnWhenTheDatabaseIsBack() throws Exception {
        show(Shown.by("1.1", Shown.deadlock()));
        server.stop();
        round();
        round();
        server.resume();
        strike();

        assertThat(actions()).containsExactly("trigger");
    }
}
