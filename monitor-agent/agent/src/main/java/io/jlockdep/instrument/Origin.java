package io.jlockdep.instrument;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.Value;

/**
 * What is known of a value on the operand stack or in a local variable: which instruction made it and where it may come
 * from. Immutable.
 *
 * <p>Two values with the same producer are the same object as long as the producer has not run again in between. Where
 * control flow joins, producers that differ are forgotten and sources add up.
 *
 * @param size 1 or 2 words
 * @param producer what made the value, or null when several did
 * @param sources {@link FieldKey}s it may have been read from, {@code NEW} instructions that may have allocated it, and
 *     {@link #ELSEWHERE}
 * @param initialized false between {@code NEW} and the return of the constructor, and for {@code this} before {@code
 *     super(...)}
 */
record Origin(int size, Object producer, Set<Object> sources, boolean initialized) implements Value {

    /** A source that nothing is known about. */
    static final Object ELSEWHERE = "elsewhere";

    private static final Set<Object> ONLY_ELSEWHERE = Set.of(ELSEWHERE);

    /** Any primitive of one word, and a variable that holds nothing. */
    static final Origin WORD = new Origin(1, null, ONLY_ELSEWHERE, true);

    /** Any primitive of two words. */
    static final Origin TWO_WORDS = new Origin(2, null, ONLY_ELSEWHERE, true);

    @Override
    public int getSize() {
        return size;
    }

    /** A reference that {@code producer} made out of what we do not look at. */
    static Origin reference(Object producer) {
        return new Origin(1, producer, ONLY_ELSEWHERE, true);
    }

    static Origin readFrom(FieldKey field, Object producer) {
        return new Origin(1, producer, Set.of(field), true);
    }

    static Origin allocatedBy(TypeInsnNode allocation) {
        return new Origin(1, allocation, Set.of(allocation), false);
    }

    static Origin uninitializedThis() {
        return new Origin(1, "uninitialized this", ONLY_ELSEWHERE, false);
    }

    /** A view of the same lock, such as the read lock of a read-write lock. */
    Origin view(Object viewer) {
        return new Origin(1, viewer, sources, true);
    }

    Origin afterConstructor() {
        return new Origin(size, producer, sources, true);
    }

    /** The field that the value was certainly read from, or null. */
    FieldKey field() {
        return onlySource() instanceof FieldKey field ? field : null;
    }

    /** The instruction that certainly allocated the value, or null. */
    TypeInsnNode allocation() {
        return onlySource() instanceof TypeInsnNode allocation ? allocation : null;
    }

    private Object onlySource() {
        return sources.size() == 1 ? sources.iterator().next() : null;
    }

    /** Whether both are certainly one object. */
    boolean isSameObjectAs(Origin other) {
        return producer != null && producer.equals(other.producer);
    }

    Origin join(Origin other) {
        if (equals(other)) {
            return this;
        }
        if (size != other.size) {
            return WORD;
        }
        return new Origin(
                size,
                Objects.equals(producer, other.producer) ? producer : null,
                union(sources, other.sources),
                initialized && other.initialized);
    }

    private static Set<Object> union(Set<Object> some, Set<Object> others) {
        if (some.containsAll(others)) {
            return some;
        }
        Set<Object> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }
}
