package io.jlockdep.e2e.fault;

import java.util.concurrent.TimeUnit;
import jdk.jfr.Event;
import jdk.jfr.Name;

/** Runs without the agent, and writes events that are called like ours and look otherwise. */
public final class Foreign {

    private Foreign() {}

    public static void main(String[] arguments) throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            LockAcquisition event = new LockAcquisition();
            event.sequence = "no number";
            event.commit();
            AgentStatus status = new AgentStatus();
            status.commit();
            new Unheard().commit();
        }
        System.out.println("written");
        TimeUnit.MINUTES.sleep(10);
    }

    @Name("jlockdep.LockAcquisition")
    private static final class LockAcquisition extends Event {
        private int schema = 1;
        private String sequence;
    }

    @Name("jlockdep.AgentStatus")
    private static final class AgentStatus extends Event {
        private int schema = 99;
        private double pid = 0.5;
    }

    @Name("jlockdep.NeverHeardOf")
    private static final class Unheard extends Event {
        private boolean anything = true;
    }
}
