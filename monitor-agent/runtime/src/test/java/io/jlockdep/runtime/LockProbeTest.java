package io.jlockdep.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The probes called by hand, in the order in which woven code calls them, around real locks. */
class LockProbeTest {

    @AfterEach
    void noErrorAndNothingHeld() throws Throwable {
        assertThat(Status.firstError()).isNull();
        assertThat(HeldLocks.current().depth()).isZero();
    }

    @Test
    void shouldWriteNothingForFirstLock() {
        class Alone {}
        Alone alone = new Alone();

        assertThat(Recorded.during(() -> inside(alone, () -> {})).orders()).isEmpty();
    }

    @Test
    void shouldWriteOrderOnceForOneThreadAndPair() {
        class Outer {}
        class Inner {}
        Outer outer = new Outer();
        Inner inner = new Inner();

        Recorded recorded = Recorded.during(() -> {
            for (int i = 0; i < 100; i++) {
                inside(outer, () -> inside(inner, () -> {}));
            }
        });

        assertThat(recorded.orders()).containsExactly("Outer exclusive > Inner exclusive block");
    }

    @Test
    void shouldWriteAgainForAnotherThread() {
        class Outer {}
        class Inner {}
        Outer outer = new Outer();
        Inner inner = new Inner();
        Runnable nesting = () -> inside(outer, () -> inside(inner, () -> {}));

        Recorded recorded = Recorded.during(() -> {
            nesting.run();
            runInThread(nesting);
        });

        assertThat(recorded.orders()).hasSize(2);
        assertThat(recorded.acquisitions())
                .extracting(event -> event.getLong("threadId"))
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldWriteAgainForOtherInstances() {
        class Outer {}
        class Inner {}
        Outer outer = new Outer();

        Recorded recorded = Recorded.during(() -> {
            inside(outer, () -> inside(new Inner(), () -> {}));
            inside(outer, () -> inside(new Inner(), () -> {}));
        });

        assertThat(recorded.acquisitions())
                .extracting(event -> event.getLong("instance"))
                .hasSize(2)
                .doesNotHaveDuplicates()
                .doesNotContain(0L);
    }

    @Test
    void shouldNameAllHeldLocksOutermostFirst() {
        class A {}
        class B {}
        class C {}
        A a = new A();
        B b = new B();
        C c = new C();

        Recorded recorded = Recorded.during(() -> inside(a, () -> inside(b, () -> inside(c, () -> {}))));

        assertThat(recorded.orders())
                .containsExactly("A exclusive > B exclusive block", "A exclusive > B exclusive > C exclusive block");
    }

    @Test
    void shouldLearnNothingFromReentry() {
        class A {}
        class B {}
        A a = new A();
        B b = new B();

        Recorded recorded = Recorded.during(() -> inside(a, () -> inside(b, () -> inside(a, () -> {}))));

        assertThat(recorded.orders()).containsExactly("A exclusive > B exclusive block");
    }

    @Test
    void shouldNotForgetOuterHoldWhenInnerReentryIsReleased() {
        class A {}
        class B {}
        A a = new A();
        B b = new B();

        Recorded recorded = Recorded.during(() -> inside(a, () -> {
            inside(a, () -> {});
            inside(b, () -> {});
        }));

        assertThat(recorded.orders()).containsExactly("A exclusive > B exclusive block");
    }

    @Test
    void shouldLearnNothingFromLockThatWasNeverAcquired() {
        class Claimed {}
        class Real {}
        long before = staleHolds();

        Recorded recorded = Recorded.during(() -> {
            LockProbe.enterMonitor(new Claimed(), 0);
            inside(new Real(), () -> {});
        });

        assertThat(recorded.orders()).isEmpty();
        assertThat(staleHolds()).isEqualTo(before + 1);
    }

    @Test
    void shouldWriteOrderOfLeafWithoutHolding() {
        class Outer {}
        class Leaf {}
        class Next {}
        Outer outer = new Outer();
        Leaf leaf = new Leaf();
        Next next = new Next();

        Recorded recorded = Recorded.during(() -> {
            for (int i = 0; i < 100; i++) {
                inside(outer, () -> {
                    LockProbe.enterLeaf(leaf, 0);
                    inside(next, () -> LockProbe.enterLeaf(leaf, 0));
                });
                LockProbe.enterLeaf(leaf, 0);
            }
        });

        assertThat(recorded.orders())
                .containsExactly(
                        "Outer exclusive > Leaf exclusive block",
                        "Outer exclusive > Next exclusive block",
                        "Outer exclusive > Next exclusive > Leaf exclusive block");
    }

    @Test
    void shouldLearnNothingFromLeafThatIsHeldAlready() {
        class A {}
        class B {}
        A a = new A();
        B b = new B();

        Recorded recorded = Recorded.during(() -> inside(a, () -> {
            LockProbe.enterLeaf(a, 0);
            inside(b, () -> LockProbe.enterLeaf(a, 0));
        }));

        assertThat(recorded.orders()).containsExactly("A exclusive > B exclusive block");
    }

    @Test
    void shouldLearnNothingFromLeafUnderLockThatWasNeverAcquired() {
        class Claimed {}
        class Leaf {}
        long before = staleHolds();

        Recorded recorded = Recorded.during(() -> {
            LockProbe.enterMonitor(new Claimed(), 0);
            LockProbe.enterLeaf(new Leaf(), 0);
        });

        assertThat(recorded.orders()).isEmpty();
        assertThat(staleHolds()).isEqualTo(before + 1);
    }

    @Test
    void shouldIgnoreReleaseOfWhatIsNotHeld() {
        LockProbe.exitMonitor(new Object());
        LockProbe.exitMonitor(null);
        LockProbe.unlock(new ReentrantLock());
        LockProbe.unlock(null);
    }

    @Test
    void shouldIgnoreWhatIsNoLock() {
        LockProbe.lock("no lock", 0);
        LockProbe.lock(null, 0);
        LockProbe.triedLock(new Object(), true, 0);
        LockProbe.allocated(new Object(), 0);
    }

    @Test
    void shouldTellTryAndTimedFromBlocking() {
        class Outer {}
        Outer outer = new Outer();
        ReentrantLock inner = lockIn("Inner");

        Recorded recorded = Recorded.during(() -> {
            inside(outer, () -> {
                LockProbe.triedLock(inner, inner.tryLock(), site("Inner"));
                release(inner);
            });
            inside(outer, () -> {
                LockProbe.triedLockFor(inner, inner.tryLock(), site("Inner"));
                release(inner);
            });
            inside(outer, () -> inside(inner, "Inner", () -> {}));
        });

        assertThat(recorded.orders())
                .containsExactly(
                        "Outer exclusive > Inner exclusive try",
                        "Outer exclusive > Inner exclusive timed",
                        "Outer exclusive > Inner exclusive block");
    }

    @Test
    void shouldWriteOrderOnceWhenItIsRecordedBeforeTheHold() {
        class Outer {}
        Outer outer = new Outer();
        ReentrantLock inner = lockIn("Interruptible");
        Runnable nesting = () -> inside(outer, () -> {
            LockProbe.locking(inner, site("Interruptible"));
            inner.lock();
            LockProbe.locked(inner, site("Interruptible"));
            release(inner);
        });

        Recorded recorded = Recorded.during(() -> {
            for (int i = 0; i < 100; i++) {
                nesting.run();
            }
            runInThread(nesting);
        });

        String order = "Outer exclusive > Interruptible exclusive block";
        assertThat(recorded.orders()).containsExactly(order, order);
    }

    @Test
    void shouldWriteNotificationOnceUnderOutermostLock() {
        class Queue {}
        Queue queue = new Queue();

        Recorded recorded = Recorded.during(() -> {
            for (int i = 0; i < 100; i++) {
                inside(queue, () -> LockProbe.notifying(queue, 0));
            }
        });

        assertThat(recorded.orders()).containsExactly("Queue exclusive > Queue exclusive notify");
    }

    @Test
    void shouldHaveModeInTheKey() {
        class Outer {}
        Outer outer = new Outer();
        ReentrantReadWriteLock table = new ReentrantReadWriteLock();

        Recorded recorded = Recorded.during(() -> {
            inside(outer, () -> inside(table.readLock(), "Table", () -> {}));
            inside(outer, () -> inside(table.writeLock(), "Table", () -> {}));
        });

        assertThat(recorded.orders())
                .containsExactly("Outer exclusive > Table shared block", "Outer exclusive > Table exclusive block");
        assertThat(recorded.acquisitions())
                .extracting(event -> event.getInt("lockClass"))
                .containsOnly(recorded.acquisitions().get(0).getInt("lockClass"));
    }

    @Test
    void shouldKeepReadHoldWhenWriterDowngrades() {
        class Inner {}
        ReentrantReadWriteLock table = new ReentrantReadWriteLock();

        Recorded recorded = Recorded.during(() -> {
            int site = site("Downgraded");
            LockProbe.lock(table.writeLock(), site);
            table.writeLock().lock();
            LockProbe.lock(table.readLock(), site);
            table.readLock().lock();
            table.writeLock().unlock();
            LockProbe.unlock(table.writeLock());
            inside(new Inner(), () -> {});
            table.readLock().unlock();
            LockProbe.unlock(table.readLock());
        });

        assertThat(recorded.orders()).containsExactly("Downgraded shared > Inner exclusive block");
    }

    @Test
    void shouldWriteUpgradeBeforeItHangs() {
        ReentrantReadWriteLock table = new ReentrantReadWriteLock();

        Recorded recorded = Recorded.during(() -> {
            int site = site("Upgraded");
            LockProbe.lock(table.readLock(), site);
            table.readLock().lock();
            LockProbe.locking(table.writeLock(), site);
            table.readLock().unlock();
            LockProbe.unlock(table.readLock());
        });

        assertThat(recorded.orders()).containsExactly("Upgraded shared > Upgraded exclusive block");
        RecordedEvent upgrade = recorded.acquisitions().get(0);
        assertThat(upgrade.getString("held").split("\t")[3]).isEqualTo(String.valueOf(upgrade.getLong("instance")));
    }

    @Test
    void shouldFollowStampedLockByItsStamps() {
        class Inner {}
        StampedLock lock = stampedIn("Stamped");

        Recorded recorded = Recorded.during(() -> {
            long read = stampRead(lock);
            inside(new Inner(), () -> {});
            long write = lock.tryConvertToWriteLock(read);
            LockProbe.converted(lock, read, write, 0);
            inside(new Inner(), () -> {});
            lock.unlockWrite(write);
            LockProbe.unstamped(lock, write);
            inside(new Inner(), () -> {});
        });

        assertThat(recorded.orders())
                .containsExactly("Stamped shared > Inner exclusive block", "Stamped exclusive > Inner exclusive block");
    }

    @Test
    void shouldWriteReentryOfStampedLockBeforeItHangs() {
        StampedLock lock = stampedIn("Reentered");

        Recorded recorded = Recorded.during(() -> {
            long stamp = stampRead(lock);
            LockProbe.stamping(lock, false, 0);
            lock.unlockRead(stamp);
            LockProbe.unstamped(lock, stamp);
        });

        assertThat(recorded.orders()).containsExactly("Reentered shared > Reentered exclusive block");
    }

    @Test
    void shouldWriteTimedRequestThatWasNotGranted() {
        class Outer {}
        StampedLock lock = stampedIn("Refused");
        ReentrantLock busy = lockIn("Busy");

        Recorded recorded = Recorded.during(() -> {
            long stamp = stampRead(lock);
            LockProbe.triedStamp(lock, 0, false, true, 0);
            LockProbe.triedStamp(lock, 0, false, false, 0);
            lock.unlockRead(stamp);
            LockProbe.unstamped(lock, stamp);
            inside(new Outer(), () -> {
                LockProbe.triedLockFor(busy, false, 0);
                LockProbe.triedLock(busy, false, 0);
            });
        });

        assertThat(recorded.orders())
                .containsExactly("Refused shared > Refused exclusive timed", "Outer exclusive > Busy exclusive timed");
    }

    @Test
    void shouldForgetStampThatAnotherThreadGaveBack() {
        class Inner {}
        StampedLock lock = stampedIn("HandedOver");

        Recorded recorded = Recorded.during(() -> {
            LockProbe.stamping(lock, false, 0);
            long stamp = lock.writeLock();
            LockProbe.stamped(lock, stamp, false, 0);
            runInThread(() -> {
                lock.unlockWrite(stamp);
                LockProbe.unstamped(lock, stamp);
            });
            inside(new Inner(), () -> {});
        });

        assertThat(recorded.orders()).isEmpty();
    }

    @Test
    void shouldKnowViewOfStampedLock() {
        class Outer {}
        StampedLock lock = stampedIn("Viewed");

        Recorded recorded = Recorded.during(() -> {
            inside(new Outer(), () -> inside(lock.asReadLock(), "none", () -> {}));
            inside(new Outer(), () -> inside(lock.asReadWriteLock().writeLock(), "none", () -> {}));
        });

        assertThat(recorded.orders())
                .containsExactly("Outer exclusive > Viewed shared block", "Outer exclusive > Viewed exclusive block");
    }

    @Test
    void shouldWriteWhatIsKeptWhileWaiting() {
        class Kept {}
        class Queue {}
        Kept kept = new Kept();
        Queue queue = new Queue();

        Recorded recorded = Recorded.during(() -> inside(
                kept,
                () -> inside(queue, () -> {
                    LockProbe.waiting(queue, 0, 0);
                    LockProbe.waiting(kept, 1, 0);
                    LockProbe.notifying(queue, 0);
                })));

        assertThat(recorded.orders())
                .containsExactly(
                        "Kept exclusive > Queue exclusive block",
                        "Kept exclusive > Queue exclusive reacquire",
                        "Queue exclusive > Kept exclusive reacquire-timed",
                        "Kept exclusive > Queue exclusive > Queue exclusive notify");
    }

    @Test
    void shouldWriteNothingForWaitThatKeepsNothing() {
        class Queue {}
        Queue queue = new Queue();

        Recorded recorded = Recorded.during(() -> inside(queue, () -> LockProbe.waiting(queue, 0, 0)));

        assertThat(recorded.orders()).isEmpty();
    }

    @Test
    void shouldFindTheLockOfCondition() {
        class Kept {}
        ReentrantLock lock = lockIn("Buffer");
        Condition notEmpty = lock.newCondition();
        ReentrantReadWriteLock table = new ReentrantReadWriteLock();
        Condition grown = table.writeLock().newCondition();

        Recorded recorded = Recorded.during(() -> inside(new Kept(), () -> {
            inside(lock, "Buffer", () -> {
                LockProbe.awaiting(notEmpty, false, 0);
                LockProbe.signalling(notEmpty, 0);
            });
            inside(table.writeLock(), "Grown", () -> LockProbe.awaiting(grown, true, 0));
        }));

        assertThat(recorded.orders())
                .containsExactly(
                        "Kept exclusive > Buffer exclusive block",
                        "Kept exclusive > Buffer exclusive reacquire",
                        "Kept exclusive > Buffer exclusive > Buffer exclusive notify",
                        "Kept exclusive > Grown exclusive block",
                        "Kept exclusive > Grown exclusive reacquire-timed");
    }

    @Test
    void shouldTellTheTwoInstanceOrdersOfOneClassApart() {
        class Account {}
        Account first = new Account();
        Account second = new Account();

        Recorded recorded = Recorded.during(() -> {
            inside(first, () -> inside(second, () -> {}));
            inside(second, () -> inside(first, () -> {}));
        });

        assertThat(recorded.acquisitions())
                .extracting(event -> event.getLong("chain"))
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldNumberNoLockThatTeachesNothing() {
        class Outer {}
        Outer outer = new Outer();
        int before = status().instances;

        Recorded.during(() -> inside(outer, () -> {
            for (int i = 0; i < Instances.LIMIT / 4; i++) {
                inside(new ReentrantLock(), "shortLived", () -> {});
            }
        }));

        assertThat(status().instances).isLessThan(before + 1_000);
    }

    @Test
    void shouldFollowHandOverHand() {
        class A {}
        class B {}
        class C {}
        A a = new A();
        B b = new B();
        C c = new C();

        Recorded recorded = Recorded.during(() -> {
            LockProbe.enterMonitor(a, 0);
            synchronized (a) {
                inside(b, () -> {});
            }
            LockProbe.exitMonitor(a);
            ReentrantLock first = lockIn("First");
            ReentrantLock second = lockIn("Second");
            LockProbe.lock(first, site("First"));
            first.lock();
            LockProbe.lock(second, site("Second"));
            second.lock();
            release(first);
            inside(c, () -> {});
            release(second);
        });

        assertThat(recorded.orders())
                .containsExactly(
                        "A exclusive > B exclusive block",
                        "First exclusive > Second exclusive block",
                        "Second exclusive > C exclusive block");
    }

    @Test
    void shouldNestDeeperThanItsFirstArrays() {
        class Rung {}
        int rungs = 40;

        Recorded recorded = Recorded.during(() -> climb(new Rung[rungs], 0, Rung::new));

        assertThat(recorded.acquisitions())
                .hasSize(rungs - 1)
                .last()
                .satisfies(event -> assertThat(event.getInt("depth")).isEqualTo(rungs - 1));
    }

    @Test
    void shouldWriteWhatIsStillHeldWhenTaskEnds() {
        ReentrantLock forgotten = lockIn("Forgotten");

        Recorded recorded = Recorded.during(() -> {
            LockProbe.lock(forgotten, site("Forgotten"));
            forgotten.lock();
            LockProbe.ending();
            release(forgotten);
            LockProbe.ending();
        });

        assertThat(recorded.orders()).containsExactly("Forgotten exclusive > Forgotten exclusive held-at-exit");
    }

    @Test
    void shouldTellBothOrdersOfClassesThatUseEachOther() {
        class First {}
        class Second {}

        Recorded recorded = Recorded.during(() ->
                initialize(First.class, () -> initialize(Second.class, () -> LockProbe.using(First.class, 0))));

        assertThat(recorded.orders())
                .containsExactly(
                        "First.<clinit> exclusive > Second.<clinit> exclusive block",
                        "Second.<clinit> exclusive > First.<clinit> exclusive block");
    }

    @Test
    void shouldTellThatSubclassNeedsItsSuperclass() {
        class Parent {}
        class Child extends Parent {}

        Recorded recorded = Recorded.during(() -> initialize(Parent.class, () -> initialize(Child.class, () -> {})));

        assertThat(recorded.orders())
                .containsExactly(
                        "Parent.<clinit> exclusive > Child.<clinit> exclusive block",
                        "Child.<clinit> exclusive > Parent.<clinit> exclusive implied");
    }

    @Test
    void shouldTellThatSubclassWithoutInitialiserNeedsItsSuperclass() {
        class Parent {}
        class Child extends Parent {}

        Recorded recorded = Recorded.during(() -> initialize(Parent.class, () -> LockProbe.using(Child.class, 0)));

        assertThat(recorded.orders())
                .containsExactly(
                        "Parent.<clinit> exclusive > Child.<clinit> exclusive block",
                        "Child.<clinit> exclusive > Parent.<clinit> exclusive implied");
    }

    @Test
    void shouldTellThatThreadCameFirstToSubclassThatItsSuperclassUses() {
        Recorded recorded = Recorded.during(FirstChild::new);

        assertThat(recorded.orders())
                .containsExactly(
                        "FirstParent.<clinit> exclusive > FirstChild.<clinit> exclusive block",
                        "FirstChild.<clinit> exclusive > FirstParent.<clinit> exclusive implied",
                        "FirstChild.<clinit> exclusive > FirstParent.<clinit> exclusive block");
    }

    private static class FirstParent {
        static {
            LockProbe.initializing(FirstParent.class, 0);
            LockProbe.using(FirstChild.class, 0);
            new FirstChild();
            LockProbe.initialized(FirstParent.class);
        }
    }

    private static final class FirstChild extends FirstParent {
        static {
            LockProbe.initializing(FirstChild.class, 0);
            LockProbe.initialized(FirstChild.class);
        }
    }

    @Test
    void shouldNotTakeSubclassForFirstThatItsSuperclassOnlyNamed() {
        Recorded recorded = Recorded.during(() -> {
            NamingParent.touch();
            new NamedChild();
        });

        assertThat(recorded.orders())
                .containsExactly(
                        "NamingParent.<clinit> exclusive > NamedChild.<clinit> exclusive block",
                        "NamedChild.<clinit> exclusive > NamingParent.<clinit> exclusive implied");
    }

    private static class NamingParent {
        static {
            LockProbe.initializing(NamingParent.class, 0);
            LockProbe.using(NamedChild.class, 0);
            // As where a static method of this class is called by the name of the subclass, which does not initialise
            // that.
            LockProbe.initialized(NamingParent.class);
        }

        static void touch() {}
    }

    private static final class NamedChild extends NamingParent {
        static {
            LockProbe.initializing(NamedChild.class, 0);
            LockProbe.initialized(NamedChild.class);
        }
    }

    @Test
    void shouldSayNothingOfSubclassThatNobodyElseCouldUse() {
        class Parent {}
        class Child extends Parent {}
        class Other {}

        Recorded recorded = Recorded.during(() -> initialize(Parent.class, () -> {
            LockProbe.usingOwn(Child.class, 0);
            LockProbe.using(Other.class, 0);
        }));

        assertThat(recorded.orders()).isEmpty();
    }

    @Test
    void shouldTellClassThatIsUsedUnderLockAfterItsInitialisation() {
        class Registry {}
        class Plugin {}

        Recorded recorded = Recorded.during(() -> {
            LockProbe.usingInitialized(Plugin.class, 0);
            inside(new Registry(), () -> {
                LockProbe.usingInitialized(Plugin.class, 0);
                initialize(Plugin.class, () -> LockProbe.usingInitialized(Plugin.class, 0));
            });
        });

        assertThat(recorded.orders()).containsExactly("Registry exclusive > Plugin.<clinit> exclusive use");
    }

    @Test
    void shouldSayNothingOfLocksThatAreTakenOnlyOnceTheClassIsInitialised() {
        class Registry {}
        class Plugin {}
        class SpecialPlugin extends Plugin {}
        ReentrantLock own = new ReentrantLock();
        int ownCode = Sites.register(null, Plugin.class.getName(), "load", "Plugin.java", 1, null, false);

        Recorded recorded = Recorded.during(() -> {
            inside(new SpecialPlugin(), () -> LockProbe.usingInitialized(Plugin.class, 0));
            LockProbe.lock(own, ownCode);
            own.lock();
            inside(new Registry(), () -> LockProbe.usingInitialized(Plugin.class, 0));
            release(own);
        });

        assertThat(recorded.orders()).containsExactly("ReentrantLock exclusive > Registry exclusive block");
    }

    @Test
    void shouldSayNothingOfClassWhoseOwnCodeCalledWhatUsesIt() {
        class Registry {}

        Recorded recorded = Recorded.during(() -> Used.first(() -> inside(new Registry(), Used::again)));

        assertThat(recorded.orders()).isEmpty();
    }

    private static final class Used {
        static void first(Runnable other) {
            other.run();
        }

        static void again() {
            LockProbe.usingInitialized(Used.class, 0);
        }
    }

    @Test
    void shouldTellLockThatIsReenteredInsideOfClassInitialisation() {
        class Registry {}
        class Plugin {}
        Registry registry = new Registry();

        Recorded recorded = Recorded.during(() ->
                inside(registry, () -> initialize(Plugin.class, () -> inside(registry, () -> {}))));

        assertThat(recorded.orders())
                .containsExactly(
                        "Registry exclusive > Plugin.<clinit> exclusive block",
                        "Plugin.<clinit> exclusive > Registry exclusive block");
    }

    @Test
    void shouldSayNothingOfInitialiserThatTakesNoLock() {
        class Registry {}
        class Plugin {}

        Recorded recorded = Recorded.during(() -> inside(new Registry(), () -> initialize(Plugin.class, () -> {})));

        assertThat(recorded.orders()).isEmpty();
    }

    @Test
    void shouldTellWriterThatHoldsNothingElse() {
        ReentrantReadWriteLock table = new ReentrantReadWriteLock();
        StampedLock cell = stampedIn("Cell");

        Recorded recorded = Recorded.during(() -> {
            inside(table.readLock(), "Written", () -> {});
            assertThat(table.isWriteLocked()).isFalse();
            inside(table.writeLock(), "Written", () -> {});
            inside(table.writeLock(), "Written", () -> {});
            inside(cell.asWriteLock(), "none", () -> {});
        });

        assertThat(recorded.writtenClasses()).containsExactlyInAnyOrder("Written", "Cell");
    }

    @Test
    void shouldCountStartsAndJoinsAsEpochs() throws InterruptedException {
        class A {}
        class B {}
        A a = new A();
        B b = new B();
        Thread other = new Thread(() -> {});
        other.start();
        other.join();
        Thread unstarted = new Thread(() -> {});

        Recorded recorded = Recorded.during(() -> {
            inside(a, () -> inside(b, () -> {}));
            LockProbe.joined(unstarted);
            inside(a, () -> inside(b, () -> {}));
            LockProbe.joined(other);
            inside(a, () -> inside(b, () -> {}));
            LockProbe.starting(unstarted);
            inside(a, () -> inside(b, () -> {}));
        });

        int first = recorded.acquisitions().get(0).getInt("threadEpoch");
        assertThat(recorded.acquisitions())
                .extracting(event -> event.getInt("threadEpoch"))
                .containsExactly(first, first + 1, first + 2);
    }

    @Test
    void shouldNumberEventsWithoutGaps() {
        class A {}
        class B {}
        class C {}

        Recorded recorded = Recorded.during(() ->
                inside(new A(), () -> inside(new B(), () -> inside(new C(), () -> inside(new A(), () -> {})))));

        long first = recorded.acquisitions().get(0).getLong("sequence");
        assertThat(recorded.acquisitions())
                .extracting(event -> event.getLong("sequence"))
                .containsExactly(first, first + 1, first + 2);
    }

    private <T> void climb(T[] rungs, int height, java.util.function.Supplier<T> rung) {
        if (height < rungs.length) {
            inside(rung.get(), () -> climb(rungs, height + 1, rung));
        }
    }

    private static void inside(Object monitor, Runnable body) {
        LockProbe.enterMonitor(monitor, 0);
        synchronized (monitor) {
            body.run();
        }
        LockProbe.exitMonitor(monitor);
    }

    private static void inside(Lock lock, String field, Runnable body) {
        LockProbe.lock(lock, site(field));
        lock.lock();
        body.run();
        release(lock);
    }

    private static void initialize(Class<?> type, Runnable initializer) {
        LockProbe.initializing(type, 0);
        initializer.run();
        LockProbe.initialized(type);
    }

    private static void release(Lock lock) {
        lock.unlock();
        LockProbe.unlock(lock);
    }

    private static long stampRead(StampedLock lock) {
        LockProbe.stamping(lock, true, 0);
        long stamp = lock.readLock();
        LockProbe.stamped(lock, stamp, true, 0);
        return stamp;
    }

    private static StampedLock stampedIn(String field) {
        StampedLock lock = new StampedLock();
        LockProbe.allocated(lock, Sites.registerRole(null, "test." + field, null));
        return lock;
    }

    private static ReentrantLock lockIn(String field) {
        ReentrantLock lock = new ReentrantLock();
        LockProbe.allocated(lock, Sites.registerRole(null, "test." + field, null));
        return lock;
    }

    private static int site(String field) {
        return Sites.register(null, "test.Program", "run", "Program.java", 1, "test." + field, false);
    }

    private static long staleHolds() {
        return status().staleHolds;
    }

    private static AgentStatus status() {
        AgentStatus status = new AgentStatus();
        Status.fill(status);
        return status;
    }

    private static void runInThread(Runnable body) {
        Thread thread = new Thread(body);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
