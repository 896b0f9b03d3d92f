/** What the shop of the demo keeps: prices, money, goods, orders. Every class is thread-safe, each by a lock of its own. */
package io.jlockdep.demo.shop;
