package io.jlockdep.instrument;

import io.jlockdep.runtime.Sites;

/** Gives places in woven code the numbers that they hand to the probe. Thread-safe. */
interface SiteNumbers {

    /** The numbers that the probe of this JVM knows, for classes of the boot loader. */
    SiteNumbers OF_THIS_JVM = new Registered(null);

    /** Numbers nothing. */
    SiteNumbers NONE = new SiteNumbers() {
        @Override
        public int acquisition(String className, String method, String file, int line, String field, boolean byField) {
            return 0;
        }

        @Override
        public int allocation(String key, String owner, int line) {
            return 0;
        }

        @Override
        public int field(String key) {
            return 0;
        }
    };

    /** As {@link Sites#register}. */
    int acquisition(String className, String method, String file, int line, String field, boolean byField);

    /** For the allocation of a lock on a line, as {@link Sites#registerRole}. */
    int allocation(String key, String owner, int line);

    /** For a field in which a lock is stored, as {@link Sites#registerRole}. */
    int field(String key);

    /** The numbers for classes of this loader. */
    default SiteNumbers in(ClassLoader loader) {
        return this;
    }

    /** Numbers that the probe knows. */
    final class Registered implements SiteNumbers {

        private final ClassLoader loader;

        private Registered(ClassLoader loader) {
            this.loader = loader;
        }

        @Override
        public int acquisition(String className, String method, String file, int line, String field, boolean byField) {
            return Sites.register(loader, className, method, file, line, field, byField);
        }

        @Override
        public int allocation(String key, String owner, int line) {
            return Sites.registerRole(loader, key, owner);
        }

        @Override
        public int field(String key) {
            return Sites.registerRole(loader, key, null);
        }

        @Override
        public SiteNumbers in(ClassLoader other) {
            return new Registered(other);
        }
    }
}
