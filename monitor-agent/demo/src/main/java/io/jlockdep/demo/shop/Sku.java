package io.jlockdep.demo.shop;

import java.util.Random;

/** What the shop sells. */
public enum Sku {
    TEA,
    COFFEE,
    COCOA,
    SUGAR,
    MILK;

    private static final Sku[] ALL = values();

    /** One of them by chance. */
    public static Sku any(Random choice) {
        return ALL[choice.nextInt(ALL.length)];
    }
}
