package io.jlockdep.instrument;

import org.objectweb.asm.tree.FieldInsnNode;

/**
 * A field as an instruction names it. Immutable.
 *
 * @param owner internal name of the class named as its owner
 */
record FieldKey(String owner, String name) {

    static FieldKey of(FieldInsnNode access) {
        return new FieldKey(access.owner, access.name);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FieldKey field && name.equals(field.name) && owner.equals(field.owner);
    }

    @Override
    public int hashCode() {
        return 31 * owner.hashCode() + name.hashCode();
    }

    /** The stable key of locks that live in this field: {@code declaring.Class.field}. */
    String text() {
        return owner.replace('/', '.') + '.' + name;
    }
}
