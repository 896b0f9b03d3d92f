package io.jlockdep.instrument;

import io.jlockdep.runtime.LockProbe;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;

/**
 * Weaves every class that is loaded or retransformed. Thread-safe. Never throws; null means that the class stays as it is.
 *
 * <p>A class is woven in the same way at its first load and when it is retransformed: no member is ever added.
 */
public final class LockTransformer implements ClassFileTransformer {

    /** The name of the class that is woven for nothing. */
    public static final String SPECIMEN = "io.jlockdep.instrument.Specimen";

    private final ClassFilter filter;
    private final WeavingCounts counts;
    private final WeavingFailures failures;
    private final SiteNumbers numbers;
    private final ProbeVisibility visibility = new ProbeVisibility(LockProbe.class);

    public LockTransformer(ClassFilter filter, WeavingCounts counts, WeavingFailures failures) {
        this(filter, counts, failures, SiteNumbers.OF_THIS_JVM);
    }

    LockTransformer(ClassFilter filter, WeavingCounts counts, WeavingFailures failures, SiteNumbers numbers) {
        this.filter = filter;
        this.counts = counts;
        this.failures = failures;
        this.numbers = numbers;
        // As in warmUp, for what belongs to this transformer.
        filter.admits("of/Program", LockTransformer.class.getClassLoader());
        filter.admits("of/Jdk", null);
        visibility.isVisibleTo(new ClassLoader(null) {});
    }

    /**
     * Weaves a class of our own for nothing, so that whatever weaving needs is loaded and initialised. To be called before
     * the transformer is installed: a class initialised inside {@code transform} can deadlock with the host.
     *
     * @param specimen the class file of {@link #SPECIMEN}
     */
    public static void warmUp(byte[] specimen) {
        Rehearsal.run(specimen);
    }

    /** Whether a class that is loaded already may be woven. */
    public boolean admits(Class<?> loaded) {
        return !loaded.isHidden() && filter.admits(loaded.getName().replace('.', '/'), loaded.getClassLoader());
    }

    @Override
    public byte[] transform(
            ClassLoader loader, String className, Class<?> redefined, ProtectionDomain domain, byte[] classFile) {
        try {
            boolean admitted = className != null && classFile != null && filter.admits(className, loader);
            return admitted ? weave(loader, className, classFile) : null;
        } catch (Throwable cause) {
            fail(className, cause);
            return null;
        }
    }

    private byte[] weave(ClassLoader loader, String className, byte[] classFile) {
        ClassScan.Verdict verdict = ClassScan.of(classFile);
        if (verdict == ClassScan.Verdict.LEAVE && !ThreadLife.isIn(className)) {
            return null;
        }
        if (verdict == ClassScan.Verdict.UNREADABLE || !visibility.isVisibleTo(loader)) {
            counts.addSkipped();
            return null;
        }
        ClassWeaver weaver = new ClassWeaver(classFile, numbers.in(loader));
        byte[] woven = weaver.weave();
        if (woven != null) {
            counts.addWoven(weaver.methodsSkipped());
        }
        return woven;
    }

    private void fail(String className, Throwable cause) {
        try {
            counts.addFailed();
            failures.failed(className == null ? "?" : className.replace('/', '.'), cause);
        } catch (Throwable ignored) {
            // Nothing can be done, and the host must not notice.
        }
    }
}
