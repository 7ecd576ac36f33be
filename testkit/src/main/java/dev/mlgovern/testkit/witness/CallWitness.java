package dev.mlgovern.testkit.witness;

/**
 * Sees what has to be permitted in every {@link dev.mlgovern.testkit.LocalCloud} of a JVM: for proofs over all tests of a module, such as that a role's policy
 * allows all of it. An implementation is public, has a public constructor without parameters and is named in
 * {@code META-INF/services/dev.mlgovern.testkit.witness.CallWitness}, where {@link java.util.ServiceLoader} finds it.
 */
public interface CallWitness {
    /**
     * Called before an access is decided, by any thread: a call that copies an object is seen with {@code s3:GetObject}, with
     * {@code s3:PutObject} and with what it does to keys.
     *
     * @param principal ARN of the user or of the role session that calls
     * @param action as IAM names it
     * @param resource ARN of what it is done to, or {@code *}
     */
    void saw(String principal, String action, String resource);
}
