package io.jlockdep.instrument;

import org.objectweb.asm.tree.FieldInsnNode;

/**
 * A field as an instruction names it, or what stands for one: the elements of an array, a constant. Immutable.
 *
 * @param owner internal name of the class named as its owner
 */
record FieldKey(String owner, String name) {

    /** Characters of a string constant that its key shows. */
    private static final int MAX_CONSTANT = 40;

    static FieldKey of(FieldInsnNode access) {
        return new FieldKey(access.owner, access.name);
    }

    /** What the elements of an array in this field are read from. */
    FieldKey elements() {
        return new FieldKey(owner, name + "[]");
    }

    /** What a string constant is read from: it is one object, wherever it is written. */
    static FieldKey ofConstant(String text) {
        boolean isLong = text.length() > MAX_CONSTANT;
        return new FieldKey("java/lang/String", '"' + (isLong ? text.substring(0, MAX_CONSTANT) + ".." : text) + '"');
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
