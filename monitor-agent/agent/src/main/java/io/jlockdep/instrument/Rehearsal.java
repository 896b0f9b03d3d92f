package io.jlockdep.instrument;

import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.TypePath;
import org.objectweb.asm.TypeReference;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.LocalVariableAnnotationNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.ParameterNode;
import org.objectweb.asm.tree.RecordComponentNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TypeAnnotationNode;

/**
 * Weaves {@link Specimen}. Afterwards the classes that weaving needs are loaded and initialised: doing so for the first
 * time inside class loading could deadlock the host.
 */
final class Rehearsal {

    /** What a reader makes of parts of a class file that the specimen does not have. */
    static final Class<?>[] RARE = {
        AnnotationNode.class,
        ConstantDynamic.class,
        LocalVariableAnnotationNode.class,
        LookupSwitchInsnNode.class,
        MultiANewArrayInsnNode.class,
        ParameterNode.class,
        RecordComponentNode.class,
        TableSwitchInsnNode.class,
        TypeAnnotationNode.class,
        TypePath.class,
        TypeReference.class
    };

    private Rehearsal() {}

    /** Returns the woven class. */
    static byte[] run(byte[] classFile) {
        byte[] woven = new ClassWeaver(classFile, SiteNumbers.NONE).weave();
        boolean scanned = ClassScan.of(classFile) == ClassScan.Verdict.WEAVE
                && ClassScan.of(new byte[0]) == ClassScan.Verdict.UNREADABLE
                && new CodeCursor(new byte[0], 0, 0).nextReference() < 0;
        if (!scanned || woven == null) {
            throw new IllegalStateException("the weaver does not weave its own specimen");
        }
        return woven;
    }
}
