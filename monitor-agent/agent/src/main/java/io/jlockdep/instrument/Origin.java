package io.jlockdep.instrument;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.Value;

/**
 * What is known of a value on the operand stack or in a local variable: which instruction made it and where it may come
 * from. Immutable.
 *
 * <p>Two values with the same identity are the same object. Where control flow joins, identities that differ are forgotten
 * and sources add up.
 *
 * @param size 1 or 2 words
 * @param identity of the object: what made it, copied it or locked it last; null when that differs by path
 * @param sources {@link FieldKey}s it may have been read from, {@code NEW} and {@code ANEWARRAY} instructions that may have made it, the
 *     object that a constructor makes, and {@link #ELSEWHERE}
 * @param state how far the object is from what its sources say
 */
record Origin(int size, Object identity, Set<Object> sources, State state) implements Value {

    enum State {
        /** Between {@code NEW} and the return of the constructor; also {@code this} before {@code super(...)}. */
        UNINITIALIZED,
        /** What the sources say. */
        ITSELF,
        /** Another face of the lock that the sources say, such as its read lock. */
        VIEW
    }

    /** A source that nothing is known about. */
    static final Object ELSEWHERE = "elsewhere";

    private static final Set<Object> ONLY_ELSEWHERE = Set.of(ELSEWHERE);

    /** The source of the object that a constructor makes. */
    private static final Object THIS = "this";

    /** Any primitive of one word, and a variable that holds nothing. */
    static final Origin WORD = new Origin(1, null, ONLY_ELSEWHERE, State.ITSELF);

    /** Any primitive of two words. */
    static final Origin TWO_WORDS = new Origin(2, null, ONLY_ELSEWHERE, State.ITSELF);

    @Override
    public int getSize() {
        return size;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Origin origin
                && size == origin.size
                && state == origin.state
                && Objects.equals(identity, origin.identity)
                && sources.equals(origin.sources);
    }

    @Override
    public int hashCode() {
        return 31 * Objects.hashCode(identity) + sources.hashCode();
    }

    /** A reference made by an instruction, or a parameter, out of what we do not look at. */
    static Origin reference(Object identity) {
        return new Origin(1, identity, ONLY_ELSEWHERE, State.ITSELF);
    }

    static Origin readFrom(FieldKey field, Object identity) {
        return new Origin(1, identity, Set.of(field), State.ITSELF);
    }

    static Origin allocatedBy(TypeInsnNode allocation) {
        return new Origin(1, allocation, Set.of(allocation), State.UNINITIALIZED);
    }

    static Origin arrayMadeBy(TypeInsnNode creation) {
        return new Origin(1, creation, Set.of(creation), State.ITSELF);
    }

    static Origin uninitializedThis() {
        return new Origin(1, THIS, Set.of(THIS), State.UNINITIALIZED);
    }

    Origin view(Object viewer) {
        return new Origin(1, viewer, sources, State.VIEW);
    }

    Origin identifiedBy(Object newIdentity) {
        return new Origin(size, newIdentity, sources, state);
    }

    Origin afterConstructor() {
        return new Origin(size, identity, sources, State.ITSELF);
    }

    boolean isInitialized() {
        return state != State.UNINITIALIZED;
    }

    /** Whether it is the object of a constructor that has called {@code super(...)}. */
    boolean isConstructedThis() {
        return onlySource() == THIS && isInitialized();
    }

    /** Whether it certainly comes from another method: a parameter, or what a call returned. */
    boolean isFromElsewhere() {
        return onlySource() == ELSEWHERE;
    }

    /** The field that the value was certainly read from, or null. */
    FieldKey field() {
        return onlySource() instanceof FieldKey field ? field : null;
    }

    /** The {@code NEW} instruction that certainly allocated the value, or null. */
    TypeInsnNode allocation() {
        return made(Opcodes.NEW);
    }

    /** Whether both are certainly arrays made by one instruction. */
    boolean isSameArrayAs(Origin other) {
        TypeInsnNode creation = made(Opcodes.ANEWARRAY);
        return creation != null && creation == other.made(Opcodes.ANEWARRAY);
    }

    private TypeInsnNode made(int opcode) {
        return onlySource() instanceof TypeInsnNode creation && creation.getOpcode() == opcode ? creation : null;
    }

    private Object onlySource() {
        return sources.size() == 1 ? sources.iterator().next() : null;
    }

    /** Whether both are certainly one object. */
    boolean isSameObjectAs(Origin other) {
        return identity != null && identity.equals(other.identity);
    }

    Origin join(Origin other) {
        if (equals(other)) {
            return this;
        }
        if (size != other.size) {
            return WORD;
        }
        Object common = Objects.equals(identity, other.identity) ? identity : null;
        return new Origin(size, common, union(sources, other.sources), join(state, other.state));
    }

    private static State join(State one, State other) {
        if (one == State.UNINITIALIZED || other == State.UNINITIALIZED) {
            return State.UNINITIALIZED;
        }
        return one == other ? one : State.VIEW;
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
