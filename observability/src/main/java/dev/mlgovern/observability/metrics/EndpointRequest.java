package dev.mlgovern.observability.metrics;

import dev.mlgovern.core.account.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.immutables.value.Value;

/** Which endpoints' metrics to read, and of which time. Immutable. */
@Value.Immutable
public abstract class EndpointRequest {
    EndpointRequest() {}

    /**
     * Begins with all endpoints.
     *
     * @return an empty builder
     */
    public static Builder builder() {
        return ImmutableEndpointRequest.builder();
    }

    /**
     * Where the endpoints are.
     *
     * @return empty for all accounts of the platform
     */
    public abstract List<AccountId> accounts();

    /**
     * Their names.
     *
     * @return empty for all
     */
    public abstract Set<String> endpoints();

    /**
     * Where the time begins.
     *
     * @return included
     */
    public abstract Instant since();

    /**
     * Where it ends.
     *
     * @return excluded
     */
    public abstract Instant until();

    /**
     * How finely to look, for the last invocation and the slowest period.
     *
     * @return a day unless set
     */
    @Value.Default
    public Duration period() {
        return Duration.ofDays(1);
    }

    /** Puts a request together. Not thread-safe. */
    public interface Builder {
        /**
         * Looks in an account, instead of all.
         *
         * @param account one of the platform
         * @return this
         */
        Builder addAccount(AccountId account);

        /**
         * Looks at the endpoints of a name, instead of all.
         *
         * @param name of an endpoint, in whichever account
         * @return this
         */
        Builder addEndpoint(String name);

        /**
         * Sets where the time begins; required.
         *
         * @param time included
         * @return this
         */
        Builder since(Instant time);

        /**
         * Sets where the time ends; required.
         *
         * @param time excluded, later than {@link #since}
         * @return this
         */
        Builder until(Instant time);

        /**
         * Sets how finely to look.
         *
         * @param period as of {@link MetricRequest.Builder#period}; a day unless set
         * @return this
         */
        Builder period(Duration period);

        /**
         * Ends.
         *
         * @return the request
         */
        EndpointRequest build();
    }
}
