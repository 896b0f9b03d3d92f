package io.jlockdep.instrument;

import java.util.ArrayList;
import java.util.List;

/** Which classes may be woven, by name and loader. Immutable. */
public final class ClassFilter {

    private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();

    private final List<NamePattern> includes;
    private final List<NamePattern> excludes;

    private ClassFilter(List<NamePattern> includes, List<NamePattern> excludes) {
        this.includes = includes;
        this.excludes = excludes;
    }

    /**
     * @param includes class names with dots, {@code *} for any characters; none means every class of the program. The JDK
     *     classes that are woven by default stay woven whatever is included
     * @param excludes the same form; they win, also over JDK classes
     */
    public static ClassFilter of(List<String> includes, List<String> excludes) {
        return new ClassFilter(patterns(includes), patterns(excludes));
    }

    private static List<NamePattern> patterns(List<String> texts) {
        List<NamePattern> patterns = new ArrayList<>();
        for (String text : texts) {
            patterns.add(new NamePattern(text));
        }
        return patterns;
    }

    /** Every class of the program and the JDK classes that are woven by default. */
    public static ClassFilter everything() {
        return of(List.of(), List.of());
    }

    /** The JDK classes that this filter admits, names with dots: those that are loaded already need retransformation. */
    public List<String> jdkClasses() {
        return JdkClasses.chosen().stream()
                .map(JdkClasses.Chosen::name)
                .filter(name -> !isAny(excludes, name))
                .toList();
    }

    /**
     * @param internalName with slashes
     * @param loader null for the boot loader
     */
    boolean admits(String internalName, ClassLoader loader) {
        boolean jdk = loader == null || loader == PLATFORM || internalName.startsWith("java/");
        if (!jdk && NeverWoven.contains(internalName)) {
            return false;
        }
        String name = internalName.replace('/', '.');
        boolean wanted = jdk ? JdkClasses.isChosen(name) : includes.isEmpty() || isAny(includes, name);
        return wanted && !isAny(excludes, name);
    }

    private static boolean isAny(List<NamePattern> patterns, String name) {
        for (NamePattern pattern : patterns) {
            if (pattern.matches(name)) {
                return true;
            }
        }
        return false;
    }
}
