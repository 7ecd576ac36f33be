package dev.mlgovern.testkit.internal.service;

/** KMS as the other services see it. Safe to call from many threads. */
public interface KeyStore {
    /**
     * Checks that a caller may use a key.
     *
     * @param caller who wants to use it
     * @param region the Region of the data
     * @param action {@code kms:GenerateDataKey} or {@code kms:Decrypt}
     * @param key id, ARN or alias of the key
     * @return the key's ARN
     * @throws AwsError when there is no such key in that Region, it is disabled, or a policy does not permit it
     */
    String use(Caller caller, String region, String action, String key);
}
