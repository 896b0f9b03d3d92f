package targets;

import static io.jlockdep.instrument.Names.name;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.StampedLock;

/** Every operation of a stamped lock. */
public class Stamps {

    static final StampedLock s = name(new StampedLock(), "s"); // allocates <clinit>#1

    public static Object run() throws Exception {
        List<Object> out = new ArrayList<>();
        out.add(reads()); // does stampingShared s, stamped s, unstampedShared s
        out.add(writes()); // does stamping s, stamped s, unstamped s
        out.add(interruptibly()); // does stampingShared s, stamped s, unstampedShared s
        out.add(tries()); // does triedShared s, triedSharedFor s, failed s, failedFor s, unstampedShared s, triedUnstamp s
        out.add(converts()); // does stampingShared s, stamped s, converted s, converted s, failedUnstamp s
        out.add(optimistic()); // does converted s, unstampedShared s
        return out;
    }

    static boolean reads() {
        long stamp = s.readLock(); // acquires from s
        try {
            return s.isReadLocked();
        } finally {
            s.unlockRead(stamp); // acquires from s
        }
    }

    static boolean writes() {
        long stamp = s.writeLock(); // acquires from s
        boolean locked = s.isWriteLocked();
        s.unlockWrite(stamp); // acquires from s
        return locked;
    }

    static boolean interruptibly() throws Exception {
        long stamp = s.readLockInterruptibly(); // acquires from s
        s.unlock(stamp); // acquires from s
        return s.isReadLocked();
    }

    static int tries() throws Exception {
        long first = s.tryReadLock(); // acquires from s
        long second = s.tryReadLock(1, TimeUnit.SECONDS); // acquires from s
        boolean none = s.tryWriteLock() == 0 // acquires from s
                && s.tryWriteLock(1, TimeUnit.NANOSECONDS) == 0; // acquires from s
        s.unlockRead(first); // acquires from s
        boolean last = s.tryUnlockRead(); // acquires from s
        return (second != 0 ? 1 : 0) + (none ? 2 : 0) + (last ? 4 : 0);
    }

    static boolean converts() {
        long stamp = s.readLock(); // acquires from s
        stamp = s.tryConvertToWriteLock(stamp); // acquires from s
        stamp = s.tryConvertToOptimisticRead(stamp); // acquires from s
        return s.validate(stamp) && !s.tryUnlockWrite(); // acquires from s
    }

    static boolean optimistic() {
        long stamp = s.tryConvertToReadLock(s.tryOptimisticRead()); // acquires from s
        boolean locked = s.isReadLocked();
        s.unlock(stamp); // acquires from s
        return locked;
    }
}
