package dev.mlgovern.core.policy;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/**
 * The table of what a module's operations need to be allowed to do: data that modules publish, for those who write policies or compare
 * them, read by {@link #all()}. Nothing in the library decides by it. A test of {@code governance} holds what the preflight asks of other
 * accounts against its rows; that it has a row for each call is for whoever adds the call.
 *
 * <p>Each module has one implementation in each package that calls AWS, or one for all of them. It is public, has a public constructor
 * without parameters and is named in {@code META-INF/services/dev.mlgovern.core.policy.RequiredAccesses}, where {@link ServiceLoader}
 * finds it. A new call is one more row:
 *
 * <pre>{@code
 * RequiredAccess.of("CostReports.by", PAYER).allow("ce:GetCostAndUsage").on("*")
 * }</pre>
 */
public interface RequiredAccesses {
    /**
     * The rows.
     *
     * @return one for each operation, place and resource
     */
    List<RequiredAccess> rows();

    /**
     * The rows of all modules on the class path.
     *
     * @return sorted by operation, otherwise in the modules' order
     */
    static List<RequiredAccess> all() {
        return ServiceLoader.load(RequiredAccesses.class, RequiredAccesses.class.getClassLoader()).stream()
                .flatMap(module -> module.get().rows().stream())
                .sorted(Comparator.comparing(RequiredAccess::operation))
                .toList();
    }
}
