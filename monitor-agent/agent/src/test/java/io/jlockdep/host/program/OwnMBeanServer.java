package io.jlockdep.host.program;

import java.lang.management.ManagementFactory;
import javax.management.MBeanServer;
import javax.management.MBeanServerBuilder;
import javax.management.MBeanServerDelegate;

/** Chooses its MBean server at the start of main, as application servers do: too late if there is one already. */
public final class OwnMBeanServer extends MBeanServerBuilder {

    @Override
    public MBeanServer newMBeanServer(String domain, MBeanServer outer, MBeanServerDelegate delegate) {
        System.out.println("an MBean server for " + domain);
        return super.newMBeanServer(domain, outer, delegate);
    }

    public static void main(String[] args) {
        System.out.println("nested " + Nested.nest() + " times");
        System.setProperty("javax.management.builder.initial", OwnMBeanServer.class.getName());
        System.out.println(ManagementFactory.getPlatformMBeanServer().getDefaultDomain());
    }
}
