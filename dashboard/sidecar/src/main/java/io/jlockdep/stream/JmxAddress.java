package io.jlockdep.stream;

import java.net.MalformedURLException;
import java.util.HashMap;
import java.util.Map;
import javax.management.remote.JMXServiceURL;
import javax.rmi.ssl.SslRMIClientSocketFactory;

/**
 * Where the JMX agent of a JVM listens, and how to speak to it. Immutable.
 *
 * @param hostAndPort {@code host:port}
 * @param user empty for none
 * @param password empty for none
 * @param tls whether the agent and its registry speak TLS; the JDK's {@code javax.net.ssl.*} properties say whom to trust
 */
public record JmxAddress(String hostAndPort, String user, String password, boolean tls) {

    /** Throws when it is no {@code host:port}. */
    public JmxAddress {
        if (!hostAndPort.matches("[^\\s/:]+:\\d{1,5}|\\[[0-9a-fA-F:]+]:\\d{1,5}")) {
            throw new IllegalArgumentException(hostAndPort + " is no HOST:PORT");
        }
    }

    JMXServiceURL url() throws MalformedURLException {
        return new JMXServiceURL("service:jmx:rmi:///jndi/rmi://" + hostAndPort + "/jmxrmi");
    }

    Map<String, Object> environment() {
        Map<String, Object> environment = new HashMap<>();
        if (!user.isEmpty()) {
            environment.put("jmx.remote.credentials", new String[] {user, password});
        }
        if (tls) {
            environment.put("com.sun.jndi.rmi.factory.socket", new SslRMIClientSocketFactory());
        }
        return environment;
    }

    /** Says no password. */
    @Override
    public String toString() {
        return hostAndPort;
    }
}
