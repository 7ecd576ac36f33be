package dev.mlgovern.featurestore.group;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * Where every record that was ever written is kept, for training sets. Immutable. Nothing of it can be changed later.
 *
 * @see <a href="https://docs.aws.amazon.com/sagemaker/latest/dg/feature-store-storage-configurations-offline-store.html">Offline
 *     store</a>
 */
@Value.Immutable
public abstract class OfflineStore {
    OfflineStore() {}

    /** How its table is laid out. */
    public enum TableFormat {
        /** Hive-style, a partition for each hour of event time. */
        GLUE("Glue"),
        /** Apache Iceberg, a partition for each day of event time; AWS recommends it. */
        ICEBERG("Iceberg");

        private final String awsName;

        TableFormat(String awsName) {
            this.awsName = awsName;
        }

        String awsName() {
            return awsName;
        }

        static TableFormat ofAwsName(String awsName) {
            return ICEBERG.awsName.equals(awsName) ? ICEBERG : GLUE;
        }
    }

    /**
     * Where its files are.
     *
     * @return an {@code s3://} URI of a bucket or prefix
     */
    public abstract String s3Uri();

    /**
     * The role that writes them.
     *
     * @return ARN of a role that SageMaker may assume
     */
    public abstract String roleArn();

    /**
     * How its table is laid out.
     *
     * @return {@link TableFormat#ICEBERG} unless set
     */
    @Value.Default
    public TableFormat format() {
        return TableFormat.ICEBERG;
    }

    /**
     * The key that its files are encrypted with.
     *
     * @return its ARN; empty for a key of AWS's own, which no other account can read with
     */
    public abstract Optional<String> kmsKeyArn();

    /**
     * Begins with everything at its default.
     *
     * @return a builder
     */
    public static Builder builder() {
        return ImmutableOfflineStore.builder();
    }

    /** Puts it together. Not thread-safe. */
    public interface Builder {
        /**
         * Sets where its files are; required.
         *
         * @param uri an {@code s3://} URI of a bucket or prefix
         * @return this
         */
        Builder s3Uri(String uri);

        /**
         * Sets the role that writes them; required.
         *
         * @param arn of a role that SageMaker may assume
         * @return this
         */
        Builder roleArn(String arn);

        /**
         * Sets how its table is laid out.
         *
         * @param format Iceberg unless set
         * @return this
         */
        Builder format(TableFormat format);

        /**
         * Sets the key.
         *
         * @param arn of a key that the role may use
         * @return this
         */
        Builder kmsKeyArn(String arn);

        /**
         * Ends.
         *
         * @return the store
         * @throws IllegalStateException if something required is missing
         */
        OfflineStore build();
    }
}
