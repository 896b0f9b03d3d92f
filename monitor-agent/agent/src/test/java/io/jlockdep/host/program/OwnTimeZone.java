package io.jlockdep.host.program;

import java.util.TimeZone;

/** Chooses its time zone at the start of main, as many programs do: too late if anybody has asked for the time of day. */
public final class OwnTimeZone {

    private OwnTimeZone() {}

    public static void main(String[] args) {
        System.out.println("nested " + Nested.nest() + " times");
        System.setProperty("user.timezone", "Asia/Kathmandu");
        System.out.println(TimeZone.getDefault().getID());
    }
}
