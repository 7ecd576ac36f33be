package dev.mlgovern.core.policy;

import dev.mlgovern.core.topology.Account;
import dev.mlgovern.core.topology.Topology;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one operation needs to be allowed to do in one place: a row of a module's {@linkplain RequiredAccesses table}. Who calls is the
 * platform's role of {@link #caller}; what it calls is a resource of the same account, or of another one if {@link #owner} says so.
 * Immutable and thread-safe.
 *
 * <p>Resources are ARNs with {@code *} for any characters and names in braces, which stand for what the owner's account is in a topology:
 * {@code {partition}}, {@code {region}} (each of the topology's), {@code {account}}, {@code {role}} (ARN of the platform's role), and of
 * its models {@code {bucket}}, {@code {prefix}}, {@code {key}} (an ARN), {@code {repository}}, {@code {execution-role}} (an ARN). A
 * pattern with a name that the account has nothing for stands for no resource.
 */
public final class RequiredAccess {
    private final String operation;
    private final AccessPlace caller;
    private final @Nullable AccessPlace owner;
    private final List<String> actions;
    private final List<String> resources;
    private final Map<String, String> conditions;
    private final boolean executionRole;

    private RequiredAccess(Builder builder, List<String> resources, Map<String, String> conditions) {
        this.operation = builder.operation;
        this.caller = builder.caller;
        this.owner = builder.owner;
        this.actions = builder.actions;
        this.resources = List.copyOf(resources);
        this.conditions = conditions;
        this.executionRole = builder.executionRole;
    }

    /**
     * Begins a row.
     *
     * @param operation the facade's operation as a reader knows it, such as {@code ModelRegistry.promote}
     * @param caller whose platform role calls
     * @return a builder, that ends with what is called
     */
    public static Builder of(String operation, AccessPlace caller) {
        return new Builder(operation, caller);
    }

    /**
     * Adds a condition that holds whenever the library calls.
     *
     * @param key such as {@code iam:PassedToService}
     * @param value what it equals, with names in braces as in resources
     * @return a copy
     */
    public RequiredAccess when(String key, String value) {
        Map<String, String> more = new TreeMap<>(conditions);
        more.put(key, value);
        return new RequiredAccess(builder(), resources, more);
    }

    /**
     * The library's operation.
     *
     * @return such as {@code ModelRegistry.promote}
     */
    public String operation() {
        return operation;
    }

    /**
     * Who calls.
     *
     * @return accounts whose platform role does
     */
    public AccessPlace caller() {
        return caller;
    }

    /**
     * Which role of those accounts calls.
     *
     * @return true for the {@linkplain dev.mlgovern.core.topology.ModelStore#executionRoleArn role that models run as}, false for the
     *     platform's role
     */
    public boolean executionRole() {
        return executionRole;
    }

    /**
     * Whose resource it is, if not the caller's own.
     *
     * @return other accounts, whose resource policies have to allow it too; empty for the caller's own
     */
    public Optional<AccessPlace> owner() {
        return Optional.ofNullable(owner);
    }

    /**
     * What has to be allowed.
     *
     * @return actions as IAM names them
     */
    public List<String> actions() {
        return actions;
    }

    /**
     * What it is done to.
     *
     * @return patterns of ARNs, with names in braces; {@code *} where an action knows no resource
     */
    public List<String> resources() {
        return resources;
    }

    /**
     * What holds whenever the library calls.
     *
     * @return condition keys with what each equals, with names in braces
     */
    public Map<String, String> conditions() {
        return conditions;
    }

    /**
     * The accounts whose resources are called from an account: the account itself, or those of {@link #owner}. The work of one team never
     * leads into an account of another.
     *
     * @param topology the organization
     * @param from an account of it
     * @return none if nothing of this is called from there
     */
    public List<Account> owners(Topology topology, Account from) {
        if (!caller.has(from)) {
            return List.of();
        }
        return owner().map(place -> topology.accounts().stream()
                        .filter(each -> place.has(each) && !each.id().equals(from.id()))
                        .filter(each -> ResourceNames.sameTeam(topology, from, each))
                        .toList())
                .orElse(List.of(from));
    }

    /**
     * What it is done to in one account.
     *
     * @param topology the organization
     * @param of an account of it, whose resources they are
     * @return ARNs with {@code *} for any characters
     */
    public List<String> resources(Topology topology, Account of) {
        ResourceNames names = new ResourceNames(topology, of);
        return resources.stream()
                .flatMap(pattern -> names.resolved(pattern).stream())
                .distinct()
                .toList();
    }

    /**
     * What holds whenever it is called in one account.
     *
     * @param topology the organization
     * @param of an account of it, whose resources they are
     * @return condition keys with the values of which one holds
     */
    public Map<String, List<String>> conditions(Topology topology, Account of) {
        ResourceNames names = new ResourceNames(topology, of);
        return conditions.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> names.resolved(each.getValue()), (one, other) -> one, TreeMap::new));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RequiredAccess that
                && operation.equals(that.operation)
                && caller.equals(that.caller)
                && executionRole == that.executionRole
                && Objects.equals(owner, that.owner)
                && actions.equals(that.actions)
                && resources.equals(that.resources)
                && conditions.equals(that.conditions);
    }

    @Override
    public int hashCode() {
        return Objects.hash(operation, caller, executionRole, owner, actions, resources, conditions);
    }

    /** The row in words. */
    @Override
    public String toString() {
        return "%s from %s%s: %s on %s%s%s"
                .formatted(
                        operation,
                        caller,
                        executionRole ? " as the execution role" : "",
                        String.join(", ", actions),
                        String.join(", ", resources),
                        owner().map(place -> " of " + place).orElse(""),
                        conditions.isEmpty() ? "" : " when " + conditions);
    }

    private Builder builder() {
        Builder same = new Builder(operation, caller).allow(actions.toArray(String[]::new));
        same.executionRole = executionRole;
        return owner().map(same::of).orElse(same);
    }

    /** Puts a row together. Not thread-safe. */
    public static final class Builder {
        private final String operation;
        private final AccessPlace caller;
        private @Nullable AccessPlace owner;
        private List<String> actions = List.of();
        private boolean executionRole;

        private Builder(String operation, AccessPlace caller) {
            this.operation = operation;
            this.caller = caller;
        }

        /**
         * Says that it is the role that models run as which calls, and not the platform's.
         *
         * @return this
         */
        public Builder asExecutionRole() {
            executionRole = true;
            return this;
        }

        /**
         * Says what has to be allowed.
         *
         * @param all actions as IAM names them, in one row if they are done to the same resources
         * @return this
         */
        public Builder allow(String... all) {
            actions = List.of(all);
            return this;
        }

        /**
         * Says that the resource is of another account than the caller.
         *
         * @param place whose
         * @return this
         */
        public Builder of(AccessPlace place) {
            owner = place;
            return this;
        }

        /**
         * Ends with what it is done to.
         *
         * @param patterns of ARNs, or {@code *}; {@code sagemaker:model/*} is short for
         *     <code>arn:{partition}:sagemaker:{region}:{account}:model/*</code>
         * @return the row
         */
        public RequiredAccess on(String... patterns) {
            if (actions.isEmpty() || patterns.length == 0) {
                throw new IllegalStateException(operation + " needs an action and a resource");
            }
            return new RequiredAccess(this, ResourceNames.spelledOut(patterns), Map.of());
        }
    }
}
