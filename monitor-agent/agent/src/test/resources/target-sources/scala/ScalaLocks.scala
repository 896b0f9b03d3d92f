package targets

import io.jlockdep.instrument.Names.name
import java.util.ArrayList
import java.util.concurrent.locks.ReentrantLock

/** Scala's `synchronized` on blocks and methods, with values, returns, exceptions and tail calls. */
class ScalaLocks {
  private val a = name(new Object, "a") // allocates <init>#1
  private val b = name(new Object, "b") // allocates <init>#2
  private val l = name(new ReentrantLock, "l") // allocates <init>#3
  private var n = 0

  def held(monitor: AnyRef): Int = if (Thread.holdsLock(monitor)) 10 else 0

  def plain(): Int = {
    var x = 1
    a.synchronized { x += held(a) } // acquires from a
    x + held(a)
  }

  def value(): Long = a.synchronized { 5L + held(a) } // acquires from a

  def nested(): String = a.synchronized { b.synchronized { "x" + held(a) + held(b) } } // acquires from a, acquires from b

  def unit(): Unit = a.synchronized { n += 1 } // acquires from a

  def returns(stop: Boolean): Int = {
    a.synchronized { // acquires from a
      b.synchronized { // acquires from b
        if (stop) return held(a) + held(b)
      }
      n += 1
    }
    held(a)
  }

  def fails(): String =
    try a.synchronized { b.synchronized { Integer.parseInt("no number").toString } } // acquires from a, acquires from b
    catch { case e: NumberFormatException => "failed" + held(a) + held(b) }

  def catches(): Int = a.synchronized { // acquires from a
    try Integer.parseInt("no number")
    catch { case e: NumberFormatException => held(a) }
    finally n += 1
  }

  def tryFinally(): Int =
    try a.synchronized { held(a) } // acquires from a
    finally b.synchronized { n += 1 } // acquires from b

  def method(): Int = synchronized { held(this) } // acquires

  def methodFails(): Int = synchronized { Integer.parseInt("no number") } // acquires

  @annotation.tailrec
  final def tail(other: ScalaLocks, depth: Int): Int =
    if (depth == 0) held(this) else other.tail(this, depth - 1)

  def inLoop(): Int = {
    var x = 0
    while (x < 30) a.synchronized { x += held(a) + 1 } // acquires from a
    x
  }

  def inExpression(): Int = 1 + math.max(a.synchronized(held(a)), 3) + b.synchronized(held(b)) // acquires from a, acquires from b

  lazy val lazily: Int = { n += 1; n }

  def locked(): Boolean = {
    l.lock() // acquires from l
    try l.isHeldByCurrentThread
    finally l.unlock()
  }

  def inClosure(): Int = List(1, 2).map(i => a.synchronized(i + held(a))).sum // acquires from a
}

object ScalaLocks {
  def run(): AnyRef = {
    val s = name(new ScalaLocks, "s")
    val out = new ArrayList[Any]
    out.add(s.plain()) // does enter a, exit a
    out.add(s.value()) // does enter a, exit a
    out.add(s.nested()) // does enter a, enter b, exit b, exit a
    s.unit() // does enter a, exit a
    out.add(s.returns(true)) // does enter a, enter b, exit b, exit a
    out.add(s.returns(false)) // does enter a, enter b, exit b, exit a
    out.add(s.fails()) // does enter a, enter b, exit b, exit a
    out.add(s.catches()) // does enter a, exit a
    out.add(s.tryFinally()) // does enter a, exit a, enter b, exit b
    out.add(s.method()) // does enter s, exit s
    out.add(try s.methodFails() catch { case e: NumberFormatException => "failed" }) // does enter s, exit s
    out.add(s.tail(new ScalaLocks, 3)) // does
    out.add(s.inLoop()) // does enter a, exit a, enter a, exit a, enter a, exit a
    out.add(s.inExpression()) // does enter a, exit a, enter b, exit b
    out.add(s.locked()) // does lock l, unlock l
    out.add(s.inClosure()) // does enter a, exit a, enter a, exit a
    out
  }
}
