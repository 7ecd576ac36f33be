package dev.mlgovern.registry.deployment;

import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.GovernanceException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The new configuration did not come into service, or failed its check, and was taken back. What was made for it stays:
 * it costs nothing, and deploying again uses it.
 */
public final class DeploymentFailedException extends GovernanceException {
    private static final long serialVersionUID = 1L;

    private final transient String endpoint;
    private final transient @Nullable String serving;
    private final transient List<String> left;

    DeploymentFailedException(Failure failure, String endpoint, @Nullable String serving, List<String> left) {
        super(failure);
        this.endpoint = endpoint;
        this.serving = serving;
        this.left = List.copyOf(left);
    }

    /**
     * The endpoint.
     *
     * @return its ARN
     */
    public String endpoint() {
        return endpoint;
    }

    /**
     * What serves now.
     *
     * @return the endpoint configuration that was rolled back to, or that another run deployed meanwhile and that was left;
     *     empty if nothing serves
     */
    public Optional<String> rolledBackTo() {
        return Optional.ofNullable(serving);
    }

    /**
     * What was made and is still there.
     *
     * @return in words, with names
     */
    public List<String> left() {
        return left;
    }
}
