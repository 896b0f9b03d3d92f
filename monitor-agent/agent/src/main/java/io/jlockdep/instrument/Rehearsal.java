package io.jlockdep.instrument;

/**
 * Weaves a class of its own making that has one of everything. Afterwards the classes that weaving needs are loaded and
 * initialised: doing so for the first time inside class loading could deadlock the host.
 */
final class Rehearsal {

    private static final SiteNumbers NOWHERE = new SiteNumbers() {
        @Override
        public int acquisition(String className, String method, String file, int line, String field, boolean confined) {
            return 0;
        }

        @Override
        public int allocation(String key, int line) {
            return 0;
        }
    };

    private Rehearsal() {}

    /** Returns the woven class. */
    static byte[] run() {
        byte[] classFile = RehearsalClass.bytes();
        if (ClassScan.of(classFile) != ClassScan.Verdict.WEAVE
                || ClassScan.of(new byte[0]) == ClassScan.Verdict.WEAVE) {
            throw new IllegalStateException("the scan fails");
        }
        if (new CodeCursor(new byte[0], 0, 0).usesMonitors(0)) {
            throw new IllegalStateException("the scan of code fails");
        }
        byte[] woven = new ClassWeaver(classFile, NOWHERE).weave();
        if (woven == null) {
            throw new IllegalStateException("the weaver fails");
        }
        return woven;
    }
}
