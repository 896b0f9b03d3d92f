package io.jlockdep.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A small language for lock programs: {@code L(A)L(B)U(B) | main: L(B)L(A)}. Each line between bars runs on a thread of
 * its own, or on the one named before the colon; at its end everything is released. What a probe would see becomes
 * acquisitions.
 *
 * <p>Operations: {@code L} exclusive, {@code R} shared, {@code T} untimed try, {@code TR} untimed try shared, {@code W}
 * timed, {@code WR} timed shared, {@code Q} exclusive re-acquisition after a wait, {@code U} release. A name is a lock
 * class; digits after it number its instances, {@code ?} is an instance that is not known.
 */
final class Script {

    private static final Pattern OPERATION = Pattern.compile("\\s*([A-Z]+)\\(([A-Za-z]+)(\\d*|\\?)\\)\\s*");

    private final String kind;
    private final Map<String, Long> instances = new HashMap<>();
    private final Map<String, Long> threads = new HashMap<>();
    private long clock = 1_000_000;
    private int lines;

    private Script(String kind) {
        this.kind = kind;
    }

    /** A language whose locks are all of that kind. */
    static Script of(String kind) {
        return new Script(kind);
    }

    /** What a probe would see of the program. */
    List<Acquisition> acquisitions(String program) {
        List<Acquisition> seen = new ArrayList<>();
        for (String line : program.split("\\|")) {
            lines++;
            int colon = line.indexOf(':');
            String thread =
                    colon < 0 ? "line-" + lines : line.substring(0, colon).strip();
            seen.addAll(line(thread, line.substring(colon + 1)));
        }
        return seen;
    }

    LockClass lockClass(String name) {
        return new LockClass(name, name, kind, "java.lang.Object");
    }

    private List<Acquisition> line(String thread, String operations) {
        List<Acquisition> seen = new ArrayList<>();
        List<Hold> held = new ArrayList<>();
        Matcher matcher = OPERATION.matcher(operations);
        int at = 0;
        while (matcher.find()) {
            if (matcher.start() != at) {
                throw new IllegalArgumentException("what is " + operations.substring(at));
            }
            at = matcher.end();
            String name = matcher.group(2) + matcher.group(3);
            if (matcher.group(1).equals("U")) {
                release(held, instance(name));
            } else {
                acquire(thread, matcher.group(1), matcher.group(2), instance(name), held, seen);
            }
        }
        if (at != operations.length()) {
            throw new IllegalArgumentException("what is " + operations.substring(at));
        }
        return seen;
    }

    private void acquire(
            String thread, String operation, String name, long instance, List<Hold> held, List<Acquisition> seen) {
        Mode mode = operation.endsWith("R") ? Mode.SHARED : Mode.EXCLUSIVE;
        Request request = switch (operation.charAt(0)) {
            case 'T' -> Request.TRY;
            case 'W' -> Request.TIMED;
            case 'Q' -> Request.REACQUIRE;
            default -> Request.BLOCK;
        };
        Frame site = new Frame("test.Line" + lines, "lock" + name, "Line" + lines + ".java", 10 + held.size());
        Frame run = new Frame("test.Line" + lines, "run", "Line" + lines + ".java", 1);
        if (!held.isEmpty()) {
            ThreadRef ref = new ThreadRef(threads.computeIfAbsent(thread, t -> threads.size() + 1L), thread, false);
            seen.add(new Acquisition(
                    chain(held, name, instance, mode, request),
                    lockClass(name),
                    mode,
                    request,
                    instance,
                    held,
                    ref,
                    site,
                    List.of(site, run),
                    clock++));
        }
        held.add(new Hold(lockClass(name), mode, instance, site, -1));
    }

    private static long chain(List<Hold> held, String name, long instance, Mode mode, Request request) {
        StringBuilder key = new StringBuilder();
        for (Hold hold : held) {
            boolean same = hold.lockClass().name().equals(name);
            key.append(hold.lockClass().name()).append(hold.mode());
            key.append(same ? Long.signum(Long.compare(hold.instance(), instance)) : "")
                    .append(' ');
        }
        return Mix.mix(key.append(name).append(mode).append(request).toString().hashCode());
    }

    private static void release(List<Hold> held, long instance) {
        for (int i = held.size() - 1; i >= 0; i--) {
            if (held.get(i).instance() == instance) {
                held.remove(i);
                return;
            }
        }
        throw new IllegalArgumentException("released what is not held");
    }

    private long instance(String name) {
        return name.endsWith("?") ? 0 : instances.computeIfAbsent(name, n -> instances.size() + 1L);
    }
}
