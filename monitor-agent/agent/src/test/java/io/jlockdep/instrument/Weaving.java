package io.jlockdep.instrument;

/** Weaves classes for tests, past the filter. */
final class Weaving {

    private Weaving() {}

    /** The woven class, or the same bytes when there is nothing to weave. */
    static byte[] of(byte[] classFile, SiteNumbers numbers) {
        if (ClassScan.of(classFile) != ClassScan.Verdict.WEAVE) {
            return classFile;
        }
        byte[] woven = new ClassWeaver(classFile, numbers).weave();
        return woven == null ? classFile : woven;
    }
}
