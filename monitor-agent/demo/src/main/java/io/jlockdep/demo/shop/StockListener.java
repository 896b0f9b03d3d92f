package io.jlockdep.demo.shop;

/** Wants to know when goods arrive. */
public interface StockListener {

    /** Goods of that kind have arrived. */
    void arrived(Sku sku);
}
