package dev.mlgovern.featurestore.athena;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A place in S3. */
record S3Uri(String bucket, String key) {
    private static final Pattern FORM = Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/([^']*))?");

    static boolean isOne(String uri) {
        return FORM.matcher(uri).matches();
    }

    static S3Uri parse(String uri) {
        Matcher parts = FORM.matcher(uri);
        if (!parts.matches()) {
            throw new IllegalArgumentException("an s3:// URI without single quotes expected, was \"" + uri + "\"");
        }
        return new S3Uri(parts.group(1), parts.group(2) == null ? "" : parts.group(2));
    }

    /** A folder of this name below. */
    S3Uri folder(String name) {
        String within = key.isEmpty() || key.endsWith("/") ? key : key + "/";
        return new S3Uri(bucket, within + name + "/");
    }

    S3Uri object(String name) {
        return new S3Uri(bucket, key + name);
    }

    @Override
    public String toString() {
        return "s3://" + bucket + "/" + key;
    }
}
