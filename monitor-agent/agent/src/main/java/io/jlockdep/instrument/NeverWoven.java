package io.jlockdep.instrument;

import java.util.List;

/** What is left alone whatever the options say. */
final class NeverWoven {

    /** One prefix of internal class names. Immutable. */
    record Prefix(String text, String reason) {}

    private static final List<Prefix> PREFIXES = List.of(
            new Prefix("io/jlockdep/runtime/", "the probe: it would call itself"),
            new Prefix("io/jlockdep/instrument/", "the weaver: it runs inside class loading"),
            new Prefix("io/jlockdep/agent/", "the agent"),
            new Prefix("io/jlockdep/shaded/", "the libraries relocated into the agent"),
            new Prefix("jdk/", "the JDK's inside: JFR writes our events, the rest runs below every lock"),
            new Prefix("sun/", "the JDK's inside"),
            new Prefix("com/sun/proxy/", "dynamic proxies: generated, no locks of their own"),
            new Prefix("com/sun/jmx/", "management: runs inside our own start"),
            new Prefix("org/jacoco/agent/", "another agent, woven into the same classes"),
            new Prefix("io/opentelemetry/javaagent/", "another agent: its part on the boot class path"),
            new Prefix("datadog/", "another agent: its part on the boot class path"),
            new Prefix("com/newrelic/", "another agent"),
            new Prefix("com/appdynamics/", "another agent"),
            new Prefix("com/dynatrace/", "another agent"),
            new Prefix("co/elastic/apm/agent/", "another agent: its part on the boot class path"),
            new Prefix("io/pyroscope/", "another agent"),
            new Prefix("org/glowroot/agent/", "another agent"),
            new Prefix("com/navercorp/pinpoint/", "another agent"),
            new Prefix("org/apache/skywalking/apm/", "another agent"),
            new Prefix("net/bytebuddy/", "the weaver of other agents: runs inside class loading"),
            new Prefix("one/profiler/", "a profiler that stops threads anywhere"));

    private NeverWoven() {}

    static List<Prefix> prefixes() {
        return PREFIXES;
    }

    /** @param internalName with slashes */
    static boolean contains(String internalName) {
        for (Prefix prefix : PREFIXES) {
            if (internalName.startsWith(prefix.text)) {
                return true;
            }
        }
        return false;
    }
}
