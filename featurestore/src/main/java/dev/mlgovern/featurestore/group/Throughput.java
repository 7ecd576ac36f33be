package dev.mlgovern.featurestore.group;

/**
 * Provisioned throughput of a group, which must not have an in-memory online store.
 *
 * @param readUnits reads of 4 KB a second, 0 to 10 000 000
 * @param writeUnits writes of 1 KB a second, 0 to 10 000 000
 * @see <a href="https://docs.aws.amazon.com/sagemaker/latest/dg/feature-store-throughput-mode.html">Throughput modes</a>
 */
public record Throughput(int readUnits, int writeUnits) {}
