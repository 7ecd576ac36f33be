package dev.mlgovern.featurestore.group;

import java.time.Duration;
import java.util.Optional;
import org.immutables.value.Value;

/** Where the latest record of each identifier is served from. Immutable. */
@Value.Immutable
public abstract class OnlineStore {
    OnlineStore() {}

    /** How it keeps records. */
    public enum Storage {
        /** In a managed store, for most uses. */
        STANDARD("Standard"),
        /** In memory, for less latency at more cost; takes collections and has no offline store. */
        IN_MEMORY("InMemory");

        private final String awsName;

        Storage(String awsName) {
            this.awsName = awsName;
        }

        String awsName() {
            return awsName;
        }

        static Storage ofAwsName(String awsName) {
            return IN_MEMORY.awsName.equals(awsName) ? IN_MEMORY : STANDARD;
        }
    }

    /**
     * How it keeps records.
     *
     * @return {@link Storage#STANDARD} unless set; cannot be changed later
     */
    @Value.Default
    public Storage storage() {
        return Storage.STANDARD;
    }

    /**
     * How long after its event time a record is deleted.
     *
     * @return whole seconds; empty if it stays
     */
    public abstract Optional<Duration> timeToLive();

    /**
     * The key that records are encrypted with.
     *
     * @return its ARN; empty for a key of AWS's own; cannot be changed later
     */
    public abstract Optional<String> kmsKeyArn();

    /**
     * Begins with everything at its default.
     *
     * @return a builder
     */
    public static Builder builder() {
        return ImmutableOnlineStore.builder();
    }

    /** Puts it together. Not thread-safe. */
    public interface Builder {
        /**
         * Sets how it keeps records.
         *
         * @param storage standard unless set
         * @return this
         */
        Builder storage(Storage storage);

        /**
         * Sets how long after its event time a record is deleted.
         *
         * @param duration whole seconds, at least one
         * @return this
         */
        Builder timeToLive(Duration duration);

        /**
         * Sets the key.
         *
         * @param arn of a key that the store's account may use
         * @return this
         */
        Builder kmsKeyArn(String arn);

        /**
         * Ends.
         *
         * @return the store
         */
        OnlineStore build();
    }
}
