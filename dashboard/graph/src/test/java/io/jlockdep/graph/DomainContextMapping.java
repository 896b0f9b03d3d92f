package io.jlockdep.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * The inversion that a kernel developer reported for the Intel IOMMU driver, as a Java program would take it: one path
 * takes {@code device_domain_lock} and then the IOMMU's own {@code lock}, another the other way round.
 */
final class DomainContextMapping {

    private static final String PACKAGE = "io.jlockdep.demo.";
    private static final LockClass GLOBAL = monitor("DomainContextMapping.dmar_global_lock");
    private static final LockClass DOMAIN = monitor("DomainContextMapping.device_domain_lock");
    private static final LockClass IOMMU = monitor("Iommu.lock");
    private static final long START = 1_795_359_600_000L;

    private DomainContextMapping() {}

    /** All at start-up, in one thread, under the global lock. */
    static List<Acquisition> guarded() {
        ThreadRef main = new ThreadRef(1, "main", false);
        List<Acquisition> seen = new ArrayList<>();
        seen.add(acquire(main, 1, GLOBAL, "initDmars", 30, List.of(), DOMAIN, "contextMapping", 41));
        seen.add(acquire(main, 2, GLOBAL, "initDmars", 30, List.of(DOMAIN), IOMMU, "contextMappingOne", 52));
        seen.add(acquire(main, 3, GLOBAL, "initDmars", 30, List.of(), IOMMU, "iommuEnable", 63));
        seen.add(acquire(main, 4, GLOBAL, "initDmars", 30, List.of(IOMMU), DOMAIN, "attachDomain", 74));
        return seen;
    }

    /** From two threads, without the global lock. */
    static List<Acquisition> unguarded() {
        ThreadRef probe = new ThreadRef(21, "probe", false);
        ThreadRef hotplug = new ThreadRef(22, "hotplug", false);
        return List.of(
                acquire(probe, 5, null, "", 0, List.of(DOMAIN), IOMMU, "contextMappingOne", 52),
                acquire(hotplug, 6, null, "", 0, List.of(IOMMU), DOMAIN, "attachDomain", 74));
    }

    private static Acquisition acquire(
            ThreadRef thread,
            long chain,
            LockClass outer,
            String outerMethod,
            int outerLine,
            List<LockClass> inner,
            LockClass wanted,
            String method,
            int line) {
        List<Hold> held = new ArrayList<>();
        List<Frame> stack = new ArrayList<>();
        stack.add(frame("DomainContextMapping", method, line));
        if (outer != null) {
            held.add(hold(outer, frame("DomainContextMapping", outerMethod, outerLine)));
        }
        for (LockClass lock : inner) {
            String caller = lock == DOMAIN ? "contextMapping" : "iommuEnable";
            held.add(hold(lock, frame("DomainContextMapping", caller, lock == DOMAIN ? 41 : 63)));
            stack.add(frame("DomainContextMapping", caller, lock == DOMAIN ? 43 : 65));
        }
        if (outer != null) {
            stack.add(frame("DomainContextMapping", outerMethod, outerLine + 2));
        }
        stack.add(frame("DomainContextMapping", thread.name().equals("main") ? "main" : "run", 20));
        return new Acquisition(
                chain,
                wanted,
                Mode.EXCLUSIVE,
                Request.BLOCK,
                instance(wanted),
                held,
                thread,
                frame("DomainContextMapping", method, line),
                stack,
                START + chain * 10);
    }

    private static Hold hold(LockClass lock, Frame site) {
        return new Hold(lock, Mode.EXCLUSIVE, instance(lock), site, -1);
    }

    private static long instance(LockClass lock) {
        return lock == GLOBAL ? 1 : lock == DOMAIN ? 2 : 3;
    }

    private static Frame frame(String type, String method, int line) {
        return new Frame(PACKAGE + type, method, type + ".java", line);
    }

    private static LockClass monitor(String name) {
        return new LockClass(PACKAGE + name, PACKAGE + name, "monitor", "java.lang.Object");
    }
}
