package dev.mlgovern.testkit.internal.service;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/** S3 as set-up and the other services see it. What a caller reads is authorized as if it had called S3 itself. */
public interface ObjectStore {
    /**
     * Reads an object as a caller, with its key's Decrypt permission where it is encrypted.
     *
     * @param caller who reads
     * @param region the Region that the reader works in
     * @param s3Uri {@code s3://bucket/key}
     * @return the bytes
     * @throws AwsError when there is no such object or it may not be read
     */
    SdkBytes read(Caller caller, String region, String s3Uri);

    /**
     * Lists as a caller.
     *
     * @param caller who lists
     * @param region the Region that the reader works in
     * @param s3Uri {@code s3://bucket/prefix}
     * @return the URIs of the objects under the prefix, sorted
     * @throws AwsError when there is no such bucket or it may not be listed
     */
    List<String> list(Caller caller, String region, String s3Uri);

    /**
     * Writes an object as a caller, with its key's GenerateDataKey permission where it is encrypted.
     *
     * @param caller who writes
     * @param s3Uri {@code s3://bucket/key}
     * @param bytes the object
     * @throws AwsError when there is no such bucket or it may not be written
     */
    void write(Caller caller, String s3Uri, SdkBytes bytes);

    /**
     * Checks that a caller may do something, without doing it.
     *
     * @param caller who wants to
     * @param action {@code s3:GetBucketLocation}, {@code s3:ListBucket} or one on objects
     * @param s3Uri {@code s3://bucket} or {@code s3://bucket/key}; of a listing the key is the prefix
     * @return the account that owns the bucket
     * @throws AwsError when there is no such bucket or it may not
     */
    String allow(Caller caller, String action, String s3Uri);

    /**
     * Finds the Region of a bucket, without asking for permission.
     *
     * @param bucket its name
     * @return the Region, null when there is no such bucket
     */
    @Nullable
    String regionOf(String bucket);

    /**
     * Makes a bucket, unless it is there already.
     *
     * @param accountId owner
     * @param region its Region
     * @param bucket its name
     * @throws IllegalArgumentException when another account or Region has a bucket of this name
     */
    void create(String accountId, String region, String bucket);

    /**
     * Sets the bucket's policy.
     *
     * @param bucket its name
     * @param policy the policy document
     */
    void policy(String bucket, String policy);

    /**
     * Sets the key that new objects are encrypted with when the request names none.
     *
     * @param bucket its name
     * @param keyArn the key
     */
    void defaultKey(String bucket, String keyArn);

    /**
     * Turns on versions.
     *
     * @param bucket its name
     */
    void versioned(String bucket);

    /**
     * Puts an object as the bucket's owner, encrypted with the bucket's default key.
     *
     * @param bucket its name
     * @param key the object's key
     * @param bytes the object
     */
    void put(String bucket, String key, SdkBytes bytes);

    /**
     * Puts an object that has a size, but whose bytes are not held: the head, then zeros. It can be copied whatever its size, as a whole
     * and in parts, and has true checksums.
     *
     * @param bucket its name
     * @param key the object's key
     * @param head its first bytes
     * @param size its size, at least that of the head
     */
    void putSparse(String bucket, String key, SdkBytes head, long size);
}
