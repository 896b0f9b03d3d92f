package io.jlockdep.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Keys are stable; names tell apart what class loaders tell apart. */
class RoleTest {

    private final ClassLoader one = new ClassLoader() {};
    private final ClassLoader other = new ClassLoader() {};

    @Test
    void shouldBeTheSameForOneLoader() {
        Role role = Role.of("test.Role.one", one);

        assertThat(Role.of("test.Role.one", one)).isSameAs(role);
        assertThat(lockClass(role)).isSameAs(lockClass(role));
        assertThat(lockClass(role).name).isEqualTo("test.Role.one");
    }

    @Test
    void shouldBeNumberedWhereLoadersShareKey() {
        Role first = Role.of("test.Role.shared", one);
        Role second = Role.of("test.Role.shared", other);
        Role third = Role.of("test.Role.shared", null);

        assertThat(lockClass(first).name).isEqualTo("test.Role.shared");
        assertThat(lockClass(third).name).isEqualTo("test.Role.shared#2");
        assertThat(lockClass(second).name).isEqualTo("test.Role.shared#3");
        assertThat(lockClass(second).key).isEqualTo("test.Role.shared");
        assertThat(lockClass(second).id).isNotEqualTo(lockClass(first).id);
        assertThat(Role.of("test.Role.shared", one)).isSameAs(first);
        assertThat(Role.of("test.Role.shared", null)).isSameAs(third);
    }

    @Test
    void shouldNameTypeOfOwnerWhenMadeByItsBaseClass() {
        Role base = Role.of("test.Base.lock", one);

        assertThat(base.in(RoleTest.class)).isSameAs(base.in(RoleTest.class)).isNotSameAs(base);
        assertThat(base.in(RoleTest.class).key).isEqualTo("test.Base.lock(" + RoleTest.class.getName() + ")");
    }

    @Test
    void shouldLeaveOutWhatDiffersFromRunToRun() {
        Runnable lambda = () -> {};

        assertThat(Role.of(lambda.getClass(), "").key).isEqualTo(RoleTest.class.getName() + "$$Lambda");
    }

    @Test
    void shouldNameArraysAsInSource() {
        assertThat(Role.of(byte[].class, "").key).isEqualTo("byte[]");
    }

    @Test
    void shouldNameLambdasByTheMethodThatHasThem() {
        assertThat(SourceMethod.of("lambda$lockFor$0")).isEqualTo("lockFor");
        assertThat(SourceMethod.of("lambda$new$1")).isEqualTo("<init>");
        assertThat(SourceMethod.of("lambda$static$12")).isEqualTo("<clinit>");
        assertThat(SourceMethod.of("lambda$0")).isEqualTo("lambda$0");
        assertThat(SourceMethod.of("$anonfun$lockFor$1")).isEqualTo("lockFor");
        assertThat(SourceMethod.of("lockFor$lambda$0")).isEqualTo("lockFor");
        assertThat(SourceMethod.of("lock$default")).isEqualTo("lock$default");
    }

    private static LockClass lockClass(Role role) {
        return role.lockClass("monitor", Object.class, null);
    }
}
