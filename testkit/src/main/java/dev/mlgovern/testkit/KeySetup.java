package dev.mlgovern.testkit;

import dev.mlgovern.testkit.internal.kms.KmsService;

/** A customer managed key as a platform team sets it up: its policy leaves everything to its own account until told otherwise. */
public final class KeySetup {
    private final KmsService kms;
    private final String arn;

    KeySetup(KmsService kms, String arn) {
        this.kms = kms;
        this.arn = arn;
    }

    /** {@return the key's ARN} */
    public String arn() {
        return arn;
    }

    /**
     * Sets the key policy.
     *
     * @param json the policy document
     * @return this
     * @throws IllegalArgumentException when it is no policy
     */
    public KeySetup policy(String json) {
        kms.policy(arn, json);
        return this;
    }

    /**
     * Lets the key be used, or not.
     *
     * @param on false makes every use fail
     * @return this
     */
    public KeySetup enabled(boolean on) {
        kms.enabled(arn, on);
        return this;
    }
}
