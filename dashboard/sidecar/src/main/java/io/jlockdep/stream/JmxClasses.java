package io.jlockdep.stream;

import java.io.ObjectInputFilter;

/**
 * What this process is willing to make of the bytes that a monitored JVM sends over JMX: the types of JMX and RMI themselves,
 * open data, and the JDK's values and collections; nothing of any library. Stateless.
 */
final class JmxClasses {

    private static final String ALLOWED = "maxdepth=64;maxrefs=1000000;maxarray=10000000;"
            + "java.lang.*;java.util.*;java.util.concurrent.atomic.*;java.math.*;java.net.*;java.io.*;java.security.*;"
            + "java.rmi.**;sun.rmi.**;javax.rmi.ssl.*;javax.management.**;javax.security.auth.**;"
            + "com.sun.jmx.**;jdk.management.jfr.*;!*";

    private JmxClasses() {}

    /** Holds from now on for the whole process; a filter that the command line has set stays. */
    static synchronized void restrict() {
        if (ObjectInputFilter.Config.getSerialFilter() == null) {
            ObjectInputFilter.Config.setSerialFilter(ObjectInputFilter.Config.createFilter(ALLOWED));
        }
    }
}
