package io.jlockdep.web;

import java.util.Optional;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;

/** Makes the one connector of the server, whose clients can hold no more of it than {@link Limits} say. Stateless. */
final class BoundedConnector {

    private BoundedConnector() {}

    static ServerConnector of(
            Server server,
            HttpConfiguration http,
            Listening listening,
            Optional<ServerCertificate> certificate,
            Limits limits) {
        http.setRequestHeaderSize(Limits.HEAD);
        ServerConnector connector = new ServerConnector(server, 1, 1, factories(http, certificate));
        connector.setHost(listening.address().getHostAddress());
        connector.setPort(listening.port());
        connector.setIdleTimeout(limits.idle().toMillis());
        NetworkConnectionLimit connections = new NetworkConnectionLimit(limits.connections(), connector);
        connections.setEndPointIdleTimeout(limits.crowded().toMillis());
        connector.addBean(connections);
        SlowClients slow = new SlowClients(limits.idle(), connector.getScheduler());
        connector.addBean(slow);
        connector.addEventListener(new Starting(slow));
        return connector;
    }

    private static ConnectionFactory[] factories(HttpConfiguration http, Optional<ServerCertificate> certificate) {
        HttpConnectionFactory plain = new HttpConnectionFactory(http);
        if (certificate.isEmpty()) {
            return new ConnectionFactory[] {plain};
        }
        // Which names are answered to is HostHeader's business: a probe calls us by an address.
        SecureRequestCustomizer secure = new SecureRequestCustomizer();
        secure.setSniHostCheck(false);
        http.addCustomizer(secure);
        return new ConnectionFactory[] {
            new SslConnectionFactory(certificate.get().factory(), HttpVersion.HTTP_1_1.asString()), plain
        };
    }

    /** Starts to look for slow clients when the connector, and so its scheduler, has started. */
    private record Starting(SlowClients slow) implements org.eclipse.jetty.util.component.LifeCycle.Listener {

        @Override
        public void lifeCycleStarted(org.eclipse.jetty.util.component.LifeCycle connector) {
            slow.start();
        }
    }
}
