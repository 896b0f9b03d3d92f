package io.jlockdep.host;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.TestAbortedException;

/** Repeats an {@link OnEachJdk} test, once for each JDK. Immutable. */
final class JdkInvocations implements TestTemplateInvocationContextProvider {

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getTestMethod(), OnEachJdk.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), OnEachJdk.class).stream()
                .flatMapToInt(annotation -> Arrays.stream(annotation.value()))
                .mapToObj(Invocation::new);
    }

    private record Invocation(int feature) implements TestTemplateInvocationContext {

        @Override
        public String getDisplayName(int invocationIndex) {
            return "JDK " + feature;
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(new InstalledJdk(feature, Jdk.find(feature)));
        }
    }

    private record InstalledJdk(int feature, Optional<Jdk> jdk) implements BeforeEachCallback, ParameterResolver {

        @Override
        public void beforeEach(ExtensionContext context) {
            if (jdk.isPresent()) {
                return;
            }
            String message = "JDK " + feature + " is not installed; name its directory in " + Jdk.DIRECTORIES_VARIABLE;
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError(message);
            }
            throw new TestAbortedException(message);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Jdk.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return jdk.orElseThrow();
        }
    }
}
