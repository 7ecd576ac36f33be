package dev.mlgovern.testkit;

import dev.mlgovern.testkit.internal.service.ObjectStore;
import software.amazon.awssdk.core.SdkBytes;

/**
 * Sets a bucket up as a platform team would, without asking for permission. Every method takes effect at once. Safe to
 * use from many threads.
 */
public final class BucketSetup {
    private final ObjectStore objects;
    private final String name;

    BucketSetup(ObjectStore objects, String name) {
        this.objects = objects;
        this.name = name;
    }

    /**
     * The bucket's name.
     *
     * @return the name, unique over all accounts
     */
    public String name() {
        return name;
    }

    /**
     * Replaces the bucket policy; without one only the owner's account has access.
     *
     * @param json the policy document
     * @return this
     */
    public BucketSetup policy(String json) {
        objects.policy(name, json);
        return this;
    }

    /**
     * Keeps every version of every object from now on.
     *
     * @return this
     */
    public BucketSetup versioned() {
        objects.versioned(name);
        return this;
    }

    /**
     * Encrypts new objects with a KMS key when their request names none.
     *
     * @param keyArn the key
     * @return this
     */
    public BucketSetup defaultKey(String keyArn) {
        objects.defaultKey(name, keyArn);
        return this;
    }

    /**
     * Puts an object.
     *
     * @param key its key
     * @param bytes the object
     * @return this
     */
    public BucketSetup put(String key, byte[] bytes) {
        objects.put(name, key, SdkBytes.fromByteArray(bytes));
        return this;
    }

    /**
     * Puts an object that has a size, but whose bytes are not held, as a sparse file: the head, then zeros. Its copies, parts, ranges and
     * checksums are true whatever its size, so a test can copy 20 GB in an instant. More than 512 MB cannot be read at once.
     *
     * @param key its key
     * @param head its first bytes
     * @param size its size in bytes, at least that of the head
     * @return this
     */
    public BucketSetup putSparse(String key, byte[] head, long size) {
        objects.putSparse(name, key, SdkBytes.fromByteArray(head), size);
        return this;
    }
}
