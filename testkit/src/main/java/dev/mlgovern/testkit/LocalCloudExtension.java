package dev.mlgovern.testkit;

import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Passes a fresh {@link LocalCloud} to each test that asks for one (and the same to its {@code @BeforeEach} methods), closes it after, and
 * fails the test when a request or an answer broke an API model. A test that expects that calls {@link LocalCloud#takeViolations()}.
 */
public final class LocalCloudExtension implements ParameterResolver, AfterEachCallback {
    private static final ExtensionContext.Namespace MINE = ExtensionContext.Namespace.create(LocalCloudExtension.class);

    /** Made by JUnit. */
    public LocalCloudExtension() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == LocalCloud.class
                && context.getTestMethod().isPresent();
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return store(context).getOrComputeIfAbsent(LocalCloud.class, type -> LocalCloud.start(), LocalCloud.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        LocalCloud cloud = store(context).remove(LocalCloud.class, LocalCloud.class);
        if (cloud == null) {
            return;
        }
        List<String> violations = cloud.violations();
        cloud.close();
        if (!violations.isEmpty()) {
            throw new AssertionError(
                    "what AWS would not understand, or would not say:\n  " + String.join("\n  ", violations));
        }
    }

    private static ExtensionContext.Store store(ExtensionContext context) {
        return context.getStore(MINE);
    }
}
