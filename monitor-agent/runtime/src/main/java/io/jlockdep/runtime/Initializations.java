package io.jlockdep.runtime;

/**
 * What a thread's stack of held locks says of the initialisation of classes (JVMS 5.5), which is a lock too. Stateless;
 * called by the owner of the stack.
 */
final class Initializations {

    private Initializations() {}

    /** Records that the thread begins to initialise a class; the order is told once it takes a lock in there. */
    static void begun(HeldLocks held, Class<?> type, int site) throws Throwable {
        if (held.busy) {
            return;
        }
        InitLock lock = InitLock.of(type);
        held.push(lock, Known.place(How.CLASS_INIT, site), 0L);
        for (Class<?> parent = type.getSuperclass(); parent != null; parent = parent.getSuperclass()) {
            // One that this thread is initialising is why the type is: nobody was seen to come to the type first.
            usingOwn(held, parent, site, Request.IMPLIED);
        }
        if (lock.found != null) {
            begunFirst(held, lock, site);
        }
    }

    /** Tells that the thread came to a class first whose superclass uses it, if that was so. */
    private static void begunFirst(HeldLocks held, InitLock lock, int site) throws Throwable {
        FoundBySuperclass found = lock.found;
        if (held.find(found.superclass, How.CLASS_INIT) < 0 && isCalledAgain(held, found, lock)) {
            held.learn(found.superclass, How.CLASS_INIT, site, Request.BLOCK, false);
        }
    }

    private static boolean isCalledAgain(HeldLocks held, FoundBySuperclass found, InitLock lock) {
        held.busy = true;
        try {
            return found.isCalledAgainBy(lock);
        } finally {
            held.busy = false;
        }
    }

    /** Keeps what tells, when the class is initialised after its superclass, whether the thread had come to it first. */
    private static void foundBySuperclass(HeldLocks held, InitLock lock, InitLock superclass) {
        if (lock.found == null) {
            held.busy = true;
            try {
                lock.found = FoundBySuperclass.in(superclass);
            } finally {
                held.busy = false;
            }
        }
    }

    /** Records that the initialiser of a class uses another, which this thread may be initialising already. */
    static void using(HeldLocks held, Class<?> type, int site) throws Throwable {
        if (held.busy || held.depth() == 0 || type.getClassLoader() == null) {
            return;
        }
        Class<?> parent = isInitializing(held, type) ? null : parentInitializing(held, type);
        if (parent != null) {
            // The JVM initialises it now, before its superclass is done; it may have no initialiser that would tell.
            begun(held, type, site);
            held.release(InitLock.of(type), How.CLASS_INIT);
            foundBySuperclass(held, InitLock.of(type), InitLock.of(parent));
        } else {
            usingOwn(held, type, site);
        }
    }

    /** Records such a use, or one {@link #usingOwn}, if the thread is initialising the class that makes it. */
    static void usingWithin(HeldLocks held, InitLock user, Class<?> type, boolean alone, int site) throws Throwable {
        if (held.find(user, How.CLASS_INIT) < 0) {
            held.rest();
        } else if (alone) {
            using(held, type, site);
        } else {
            usingOwn(held, type, site);
        }
    }

    /** As {@link #using}, for a class that no other thread could use before the one that is being initialised. */
    static void usingOwn(HeldLocks held, Class<?> type, int site) throws Throwable {
        usingOwn(held, type, site, Request.BLOCK);
    }

    private static void usingOwn(HeldLocks held, Class<?> type, int site, int request) throws Throwable {
        if (held.busy || held.depth() == 0 || type.getClassLoader() == null) {
            return;
        }
        InitLock lock = InitLock.of(type);
        int entry = held.find(lock, How.CLASS_INIT);
        if (entry < 0) {
            held.want(lock, How.CLASS_INIT, site);
        }
        if (entry >= 0 && entry < held.depth() - 1) {
            held.noteWithout(entry, lock, How.CLASS_INIT, site, request);
        }
    }

    private static boolean isInitializing(HeldLocks held, Class<?> type) {
        return held.find(InitLock.of(type), How.CLASS_INIT) >= 0;
    }

    /** The nearest superclass that the thread is initialising, or null. */
    private static Class<?> parentInitializing(HeldLocks held, Class<?> type) {
        Class<?> parent = type.getSuperclass();
        while (parent != null && parent.getClassLoader() != null && !isInitializing(held, parent)) {
            parent = parent.getSuperclass();
        }
        return parent == null || parent.getClassLoader() == null ? null : parent;
    }

    /**
     * Records that the thread uses a class that is initialised, for which it would have waited, with what it holds, had it
     * come while another thread initialised it.
     */
    static void usingInitialized(HeldLocks held, Class<?> type, int site) throws Throwable {
        if (held.busy) {
            return;
        }
        if (held.depth() == 0) {
            held.rest();
            return;
        }
        InitLock lock = InitLock.of(type);
        int before = held.find(lock, How.CLASS_INIT) >= 0 ? 0 : heldBeforeCodeOf(held, type);
        if (before == 0) {
            return;
        }
        held.topKey();
        int lockClass = LockClasses.of(lock, How.CLASS_INIT, site);
        long key = ChainKey.extend(held.entries[before - 1].key, lockClass, How.CLASS_INIT);
        key = ChainKey.ofRequest(key, Request.USE, false);
        if (!held.isKnown(key)
                && !held.observed(before, key, Occurrence.ALL, lock, How.CLASS_INIT, lockClass, site, Request.USE)) {
            usingInitialized(held, type, site);
        }
    }

    /**
     * The entries, from the outermost in, that can have been there before the class was initialised: up to the first that its
     * own code took, or that is an instance of it.
     */
    private static int heldBeforeCodeOf(HeldLocks held, Class<?> type) {
        String name = type.getName();
        int before = 0;
        while (before < held.depth()
                && !type.isInstance(held.entries[before].lock)
                && !isTakenBy(name, held.entries[before].site())) {
            before++;
        }
        return before;
    }

    /** Whether a site is in the code of a class, or of one inside of it. */
    private static boolean isTakenBy(String className, int site) {
        String taker = Sites.get(site).className;
        return taker.startsWith(className)
                && (taker.length() == className.length() || taker.charAt(className.length()) == '$');
    }

    /** Tells the order of class initialisations that are under way, now that one of them takes a lock. */
    static void tell(HeldLocks held) throws Throwable {
        for (int i = 1; i < held.depth(); i++) {
            if (held.entries[i].how() == How.CLASS_INIT) {
                Chains.observe(new Occurrence(
                        held,
                        i,
                        Occurrence.ALL,
                        ChainKey.ofRequest(held.entries[i].key, Request.BLOCK, true),
                        held.entries[i].lock,
                        How.CLASS_INIT,
                        held.entries[i].lockClass(),
                        held.entries[i].site(),
                        Request.BLOCK,
                        Occurrence.ITSELF));
            }
        }
    }
}
