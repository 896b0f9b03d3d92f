package io.jlockdep.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.jlockdep.host.Host;
import io.jlockdep.host.HostRun;
import io.jlockdep.host.Jdk;
import io.jlockdep.host.OnEachJdk;
import io.jlockdep.host.locks.EveryLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.concurrent.locks.StampedLock;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The JDK's locks do with the agent what they do without, whichever method is called and however. */
class EveryLockIT {

    private static final List<Class<?>> LOCKS = List.of(
            Lock.class,
            Condition.class,
            ReadWriteLock.class,
            ReentrantLock.class,
            ReentrantReadWriteLock.class,
            ReentrantReadWriteLock.ReadLock.class,
            ReentrantReadWriteLock.WriteLock.class,
            StampedLock.class,
            Semaphore.class);

    @OnEachJdk
    void shouldDoTheSameWhenEveryMethodIsCalled(Jdk jdk) {
        assertComplete(Host.running(EveryLock.class).on(jdk).withAgent().runUnharmed());
    }

    @OnEachJdk(25)
    void shouldDoTheSameWhenEveryMethodIsCalledByVirtualThreads(Jdk jdk) {
        assertComplete(Host.running(EveryLock.class)
                .withArguments("virtual")
                .on(jdk)
                .withAgent()
                .runUnharmed());
    }

    /** That the two tests above leave none out. */
    @Test
    void shouldCallEveryPublicMethodOfEveryLock() {
        Set<String> names = new TreeSet<>();
        LOCKS.forEach(lock -> names.addAll(publicMethods(lock)));
        names.removeAll(calls());

        assertThat(names).isEmpty();
    }

    private static void assertComplete(HostRun run) {
        assertThat(run.stdout()).last().isEqualTo("monitor, all sections: done");
    }

    /** Declared ones, by name and parameters; that an interface has them too does not count. */
    private static Set<String> publicMethods(Class<?> lock) {
        Set<String> methods = new TreeSet<>();
        for (Method method : lock.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers())
                    && !method.isBridge()
                    && !method.getName().equals("toString")) {
                methods.add(method.getName() + parameters(Type.getMethodDescriptor(method)));
            }
        }
        return methods;
    }

    private static Set<String> calls() {
        Path classes = Host.codeSource(EveryLock.class).resolve("io/jlockdep/host/locks");
        Set<String> calls = new TreeSet<>();
        try (Stream<Path> files = Files.list(classes)) {
            for (Path file : files.toList()) {
                new ClassReader(Files.readAllBytes(file)).accept(new CallsOf(calls), ClassReader.SKIP_DEBUG);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return calls;
    }

    private static String parameters(String descriptor) {
        return descriptor.substring(0, descriptor.indexOf(')') + 1);
    }

    /** Adds what a class calls on the JDK's locks or on subclasses of its own. */
    private static final class CallsOf extends ClassVisitor {

        private final Set<String> calls;

        CallsOf(Set<String> calls) {
            super(Opcodes.ASM9);
            this.calls = calls;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitMethodInsn(
                        int opcode, String owner, String called, String calledDescriptor, boolean isInterface) {
                    if (owner.startsWith("java/util/concurrent/") || owner.endsWith("$Revealing")) {
                        calls.add(called + parameters(calledDescriptor));
                    }
                }
            };
        }
    }
}
