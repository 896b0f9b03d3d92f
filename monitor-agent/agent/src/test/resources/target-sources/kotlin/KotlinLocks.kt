package targets

import io.jlockdep.instrument.Names.name
import java.util.concurrent.locks.ReentrantLock
import java.util.concurrent.locks.ReentrantReadWriteLock
import kotlin.concurrent.read
import kotlin.concurrent.withLock
import kotlin.concurrent.write

/** Kotlin's inlined `synchronized`, `@Synchronized` and `withLock`. */
class KotlinLocks {

    private val a = name(Any(), "a") // allocates <init>#1
    private val b = name(Any(), "b") // allocates <init>#2
    private val l = name(ReentrantLock(), "l") // allocates <init>#3
    private val rw = name(ReentrantReadWriteLock(), "rw") // allocates <init>#4
    private var n = 0

    fun held(monitor: Any) = if (Thread.holdsLock(monitor)) 10 else 0

    fun plain(): Int {
        var x = 1
        synchronized(a) { // acquires from a
            x += held(a)
        }
        return x + held(a)
    }

    fun value(): Long = synchronized(a) { 5L + held(a) } // acquires from a

    fun nested(): String = synchronized(a) { synchronized(b) { "x" + held(a) + held(b) } } // acquires from a, acquires from b

    fun nonLocalReturn(stop: Boolean): Int {
        synchronized(a) { // acquires from a
            synchronized(b) { // acquires from b
                if (stop) return held(a) + held(b)
            }
            n++
        }
        return held(a)
    }

    fun inLoop(): Int {
        var x = 0
        for (i in 0..5) {
            synchronized(a) { // acquires from a
                if (i == 1) return@synchronized
                x += held(a)
            }
            if (i == 2) break
        }
        return x
    }

    fun breaks(): Int {
        var x = 0
        for (i in 0..5) {
            synchronized(a) { // acquires from a
                if (i == 1) break
                if (i == 0) continue
                x++
            }
        }
        return x + held(a)
    }

    fun fails(): String =
        try {
            synchronized(a) { synchronized(b) { Integer.parseInt("no number").toString() } } // acquires from a, acquires from b
        } catch (e: NumberFormatException) {
            "failed" + held(a) + held(b)
        }

    fun catches(): Int = synchronized(a) { // acquires from a
        try {
            Integer.parseInt("no number")
        } catch (e: NumberFormatException) {
            held(a)
        } finally {
            n++
        }
    }

    fun tryFinally(): Int {
        try {
            return synchronized(a) { held(a) } // acquires from a
        } finally {
            synchronized(b) { n++ } // acquires from b
        }
    }

    @Synchronized fun method(): Int = held(this) // acquires

    @Synchronized fun methodFails(): Int = Integer.parseInt("no number") // acquires

    fun locked(): Boolean = l.withLock { l.isHeldByCurrentThread } // acquires from l

    fun read(): Int = rw.read { rw.readHoldCount } // acquires from rw

    fun written(): Boolean = rw.write { rw.isWriteLockedByCurrentThread } // acquires from rw

    companion object {
        @JvmStatic
        @Synchronized
        fun static(): Int = 1 // acquires

        @JvmStatic
        fun run(): Any {
            val k = name(KotlinLocks(), "k")
            val out = ArrayList<Any>()
            out.add(k.plain()) // does enter a, exit a
            out.add(k.value()) // does enter a, exit a
            out.add(k.nested()) // does enter a, enter b, exit b, exit a
            out.add(k.nonLocalReturn(true)) // does enter a, enter b, exit b, exit a
            out.add(k.nonLocalReturn(false)) // does enter a, enter b, exit b, exit a
            out.add(k.inLoop()) // does enter a, exit a, enter a, exit a, enter a, exit a
            out.add(k.breaks()) // does enter a, exit a, enter a, exit a
            out.add(k.fails()) // does enter a, enter b, exit b, exit a
            out.add(k.catches()) // does enter a, exit a
            out.add(k.tryFinally()) // does enter a, exit a, enter b, exit b
            out.add(k.method()) // does enter k, exit k
            out.add(try { k.methodFails() } catch (e: NumberFormatException) { "failed" }) // does enter k, exit k
            out.add(KotlinLocks::class.java.getMethod("static").invoke(null)) // does enter KotlinLocks.class, leaf Companion, exit KotlinLocks.class
            out.add(k.locked()) // does lock l, unlock l
            out.add(k.read()) // does lock rw.read, unlock rw.read
            out.add(k.written()) // does lock rw.write, unlock rw.write
            return out
        }
    }
}
