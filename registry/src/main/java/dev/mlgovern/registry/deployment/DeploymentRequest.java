package dev.mlgovern.registry.deployment;

import dev.mlgovern.core.account.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.immutables.value.Value;

/** How to put a version behind an endpoint. Immutable; its {@code toString} hides the environment. */
@Value.Immutable
public abstract class DeploymentRequest {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}");
    private static final Pattern INSTANCE = Pattern.compile("ml\\.[a-z0-9-]+\\.[a-z0-9]+");
    private static final int MAX_ENVIRONMENT = 100;

    DeploymentRequest() {}

    /**
     * Which of the team's accounts.
     *
     * @return {@link Stage#TEST} or {@link Stage#PROD}
     */
    public abstract Stage to();

    /**
     * Whose account.
     *
     * @return name of a team; the team that registered the version unless set
     */
    public abstract Optional<String> team();

    /**
     * The endpoint.
     *
     * @return its name; team and group unless set
     */
    public abstract Optional<String> endpoint();

    /**
     * What it runs on.
     *
     * @return an instance type, {@code ml.m5.large} unless set
     */
    @Value.Default
    public String instanceType() {
        return "ml.m5.large";
    }

    /**
     * On how many of them it begins.
     *
     * @return 1 unless set
     */
    @Value.Default
    public int instances() {
        return 1;
    }

    /**
     * Variables of the container beside those of the version.
     *
     * @return by name
     */
    @Value.Redacted
    public abstract Map<String, String> environment();

    /**
     * Whether the instances' volumes are encrypted with the key of the account's model store. Instance types with disks of
     * their own take no key.
     *
     * @return true unless set
     */
    @Value.Default
    public boolean encrypted() {
        return true;
    }

    /**
     * What the endpoint has to answer before the deployment counts.
     *
     * @return empty to deploy without asking it
     */
    public abstract Optional<InvocationCheck> check();

    /**
     * How long to wait for the endpoint at most.
     *
     * @return 30 minutes unless set
     */
    @Value.Default
    public Duration waitAtMost() {
        return Duration.ofMinutes(30);
    }

    List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (to() == Stage.DEV) {
            problems.add("to must be TEST or PROD, was DEV: central versions are not deployed to development");
        }
        endpoint()
                .filter(name -> !NAME.matcher(name).matches())
                .ifPresent(name -> problems.add(
                        "endpoint must be 1-63 letters, digits and hyphens, beginning and ending with no hyphen, was \""
                                + name + "\""));
        if (!INSTANCE.matcher(instanceType()).matches()) {
            problems.add("instanceType must be like ml.m5.large, was \"" + instanceType() + "\"");
        }
        if (instances() < 1) {
            problems.add("instances must be at least 1, was " + instances());
        }
        if (environment().size() > MAX_ENVIRONMENT) {
            problems.add("environment must have at most 100 variables, had "
                    + environment().size());
        }
        if (waitAtMost().isNegative() || waitAtMost().isZero()) {
            problems.add("waitAtMost must be greater than zero, was " + waitAtMost());
        }
        return problems;
    }

    /**
     * An empty builder.
     *
     * @return a new one
     */
    public static Builder builder() {
        return ImmutableDeploymentRequest.builder();
    }

    /** Builds {@link DeploymentRequest}. Not thread-safe. */
    public interface Builder {
        /**
         * Which of the team's accounts; required.
         *
         * @param stage {@link Stage#TEST} or {@link Stage#PROD}
         * @return this
         */
        Builder to(Stage stage);

        /**
         * Whose account; the team that registered the version unless set.
         *
         * @param name of a team of the topology
         * @return this
         */
        Builder team(String name);

        /**
         * The endpoint; team and group unless set. It is made if there is none, and else updated.
         *
         * @param name at most 63 letters, digits and hyphens
         * @return this
         */
        Builder endpoint(String name);

        /**
         * What it runs on; {@code ml.m5.large} unless set.
         *
         * @param type an instance type
         * @return this
         */
        Builder instanceType(String type);

        /**
         * On how many instances it begins; 1 unless set.
         *
         * @param count at least 1
         * @return this
         */
        Builder instances(int count);

        /**
         * Sets a variable of the container.
         *
         * @param name at most 1024 characters
         * @param value at most 1024 characters
         * @return this
         */
        Builder putEnvironment(String name, String value);

        /**
         * Whether the instances' volumes are encrypted with the account's key; true unless set.
         *
         * @param on false for instance types with disks of their own
         * @return this
         */
        Builder encrypted(boolean on);

        /**
         * What the endpoint has to answer before the deployment counts.
         *
         * @param check an invocation
         * @return this
         */
        Builder check(InvocationCheck check);

        /**
         * How long to wait for the endpoint at most; 30 minutes unless set.
         *
         * @param limit greater than zero
         * @return this
         */
        Builder waitAtMost(Duration limit);

        /**
         * Ends it.
         *
         * @return the request
         * @throws IllegalStateException if something required is missing
         */
        DeploymentRequest build();
    }
}
