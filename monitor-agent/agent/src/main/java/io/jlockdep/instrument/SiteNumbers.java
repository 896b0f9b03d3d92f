package io.jlockdep.instrument;

import io.jlockdep.runtime.Sites;

/** Gives places in woven code the numbers that they hand to the probe. Thread-safe. */
interface SiteNumbers {

    /** The numbers that the probe of this JVM knows. */
    SiteNumbers OF_THIS_JVM = new SiteNumbers() {
        @Override
        public int acquisition(String className, String method, String file, int line, String field, boolean confined) {
            return Sites.register(className, method, file, line, field, confined);
        }

        @Override
        public int allocation(String key, int line) {
            return Sites.registerAllocation(key, line);
        }
    };

    /** Numbers nothing. */
    SiteNumbers NONE = new SiteNumbers() {
        @Override
        public int acquisition(String className, String method, String file, int line, String field, boolean confined) {
            return 0;
        }

        @Override
        public int allocation(String key, int line) {
            return 0;
        }
    };

    /** As {@link Sites#register}. */
    int acquisition(String className, String method, String file, int line, String field, boolean confined);

    /** As {@link Sites#registerAllocation}. */
    int allocation(String key, int line);
}
