package io.jlockdep.host;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that runs once on each JDK that the agent supports, given as its {@link Jdk} parameter.
 *
 * <p>A JDK that is not installed skips its turn and says so; where the environment has {@code CI=true} it fails.
 */
@TestTemplate
@ExtendWith(JdkInvocations.class)
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnEachJdk {

    /** The feature releases to run on. */
    int[] value() default {17, 25};
}
