package targets;

import static io.jlockdep.instrument.Names.name;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;

/** Where locks are allocated and which field they are read from. */
public class Places {

    private final Object confined = new Object();
    private final ReentrantLock confinedLock = new ReentrantLock();
    private final Lock confinedByInterface = new ReentrantLock(true);
    private static final Object confinedStatic = new Object();
    private final ReentrantReadWriteLock confinedBoth = new ReentrantReadWriteLock();

    final Object visible = new Object(); // allocates visible
    private final Object returned = new Object(); // allocates returned
    private final Object given;
    private final Object passed = new Object(); // allocates passed
    private Object twice = new Object(); // allocates twice
    private final Lock left = new ReentrantLock(); // allocates left
    private final Lock same = left;
    private final Lock writeSide = new ReentrantReadWriteLock().writeLock(); // allocates writeSide
    private final StampedLock stamped = new StampedLock(); // allocates stamped
    private final ReadWriteLock view = new StampedLock().asReadWriteLock(); // allocates view
    private final Lock[] row = {new ReentrantLock(), new ReentrantLock()}; // allocates row[]
    private final Object[] grown;
    private final byte[] bytes = new byte[1];
    private final Semaphore semaphore = new Semaphore(1); // allocates semaphore
    private volatile Object changing = new Object(); // allocates changing
    private final Object captured = new Object(); // allocates captured
    private final Object named = new Object(); // allocates named
    private final Object mixed = new Object(); // allocates mixed

    Places(Object given) {
        this.given = given;
        Object[] cells = new Object[2];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = new Object(); // allocates grown[]
        }
        grown = cells;
    }

    public static Object run() throws Exception {
        List<Object> out = new ArrayList<>();
        Places p = new Places(new Object()); // allocates run#1
        out.add(p.inConfined());
        out.add(p.inVisible(p));
        out.add(p.allocations());
        out.add(p.inArrays());
        new ReentrantLock();
        out.add(new Object().equals(out));
        Object unused = new Object();
        out.add(unused == out);
        out.add(made() != null);
        return out;
    }

    int inConfined() {
        int x = 0;
        synchronized (confined) { // acquires by confined
            x++;
        }
        confinedLock.lock(); // acquires by confinedLock
        x += confinedLock.getHoldCount();
        confinedLock.unlock();
        Lock local = confinedByInterface;
        local.lock(); // acquires by confinedByInterface
        local.unlock();
        synchronized (confinedStatic) { // acquires by confinedStatic
            x++;
        }
        confinedBoth.readLock().lock(); // acquires by confinedBoth
        confinedBoth.readLock().unlock();
        confinedBoth.writeLock().lock(); // acquires by confinedBoth
        confinedBoth.writeLock().unlock();
        return x;
    }

    int inVisible(Places other) throws Exception {
        int x = 0;
        synchronized (visible) { // acquires from visible
            x++;
        }
        synchronized (returned) { // acquires by returned
            x++;
        }
        synchronized (given) { // acquires from given
            x++;
        }
        synchronized (passed) { // acquires by passed
            x += java.util.Objects.hash(passed) == 0 ? 1 : 0;
        }
        synchronized (twice) { // acquires from twice
            x++;
        }
        left.lock(); // acquires from left
        left.unlock();
        same.lock(); // acquires from same
        same.unlock();
        writeSide.lock(); // acquires from writeSide
        writeSide.unlock();
        stamped.asWriteLock().lock(); // acquires from stamped
        stamped.asWriteLock().unlock();
        synchronized (changing) { // acquires from changing
            x++;
        }
        Object copy = captured;
        Runnable r = () -> copy.hashCode();
        synchronized (captured) { // acquires by captured
            r.run();
        }
        synchronized (named) { // acquires from named
            x += Places.class.getDeclaredField("named").getModifiers();
        }
        synchronized (x > 1000000 ? mixed : other) { // acquires
            x++;
        }
        synchronized (mixed) { // acquires by mixed
            x++;
        }
        synchronized (other.returned) { // acquires by returned
            x++;
        }
        return x;
    }

    int inArrays() {
        row[1].lock(); // acquires from row[]
        row[1].unlock();
        row[0] = new ReentrantLock(); // allocates row[]
        view.writeLock().lock(); // acquires from view
        view.writeLock().unlock();
        int x = 0;
        synchronized (grown[1]) { // acquires from grown[]
            x++;
        }
        synchronized ("text") { // acquires from java.lang.String."text"
            x++;
        }
        synchronized (bytes) { // acquires from bytes
            x++;
        }
        return x;
    }

    Object returned() {
        return returned;
    }

    void set(Object monitor) {
        twice = monitor;
    }

    int allocations() throws InterruptedException {
        Object local = new Object(); // allocates allocations#1
        synchronized (local) { // acquires
            semaphore.acquire(); // acquires from semaphore
        }
        Object[] stripes = {new Object(), name(new Object(), "s")}; // allocates allocations#2, allocates allocations#3
        return stripes.length;
    }

    static Object made() {
        boolean fair = Boolean.getBoolean("fair");
        return fair ? new ReentrantLock(true) : new ReentrantLock(name("x", "x").isEmpty()); // allocates made#1, allocates made#2
    }
}
