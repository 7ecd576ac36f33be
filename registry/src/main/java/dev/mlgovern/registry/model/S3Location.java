package dev.mlgovern.registry.model;

import dev.mlgovern.core.error.Secrets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An object in S3, or a prefix of objects. Immutable and thread-safe.
 *
 * @param bucket the bucket's name
 * @param key key of the object, or a prefix that ends with a slash; empty for the whole bucket
 */
public record S3Location(String bucket, String key) implements Comparable<S3Location> {
    private static final Pattern URI =
            Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/(.*))?", Pattern.DOTALL);

    /**
     * Reads an {@code s3://} URI.
     *
     * @param uri such as {@code s3://bucket/path/model.tar.gz}
     * @return the location
     * @throws IllegalArgumentException if it is no S3 URI
     */
    public static S3Location parse(String uri) {
        Matcher parts = URI.matcher(uri);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "S3 location must be s3://bucket/key, was \"" + Secrets.hidden(uri) + "\"");
        }
        return new S3Location(parts.group(1), parts.group(2) == null ? "" : parts.group(2));
    }

    /**
     * Whether a text has the form that {@link #parse} reads.
     *
     * @param text anything
     * @return true for an S3 URI
     */
    public static boolean matches(String text) {
        return URI.matcher(text).matches();
    }

    /**
     * Whether it names a prefix and not one object.
     *
     * @return true if the key is empty or ends with a slash
     */
    public boolean prefix() {
        return key.isEmpty() || key.endsWith("/");
    }

    /**
     * The last part of the key.
     *
     * @return such as {@code model.tar.gz}; empty for a prefix
     */
    public String fileName() {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    /**
     * The URI.
     *
     * @return what {@link #parse} reads
     */
    public String uri() {
        return "s3://" + bucket + "/" + key;
    }

    @Override
    public int compareTo(S3Location other) {
        return uri().compareTo(other.uri());
    }

    /** The URI. */
    @Override
    public String toString() {
        return uri();
    }
}
