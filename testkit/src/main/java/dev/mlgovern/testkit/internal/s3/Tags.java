package dev.mlgovern.testkit.internal.s3;

import dev.mlgovern.testkit.internal.service.AwsError;
import java.util.Map;
import java.util.TreeMap;

/** The tags of an object: https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html. */
final class Tags {
    private static final int MOST = 10;
    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 256;

    private Tags() {}

    /** Reads tags written as a query, as {@code x-amz-tagging} has them. */
    static Map<String, String> parse(String query) {
        Map<String, String> tags = new TreeMap<>();
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String key = S3Address.decode(equals < 0 ? pair : pair.substring(0, equals), true);
                tags.put(key, equals < 0 ? "" : S3Address.decode(pair.substring(equals + 1), true));
            }
        }
        return checked(tags);
    }

    static Map<String, String> parse(Xml tagging) {
        Map<String, String> tags = new TreeMap<>();
        for (Xml tag :
                tagging.child("TagSet").orElseThrow(S3Errors::malformedXml).all("Tag")) {
            if (tags.put(tag.required("Key"), tag.required("Value")) != null) {
                throw invalid("Cannot provide multiple Tags with the same key");
            }
        }
        return checked(tags);
    }

    static Xml xml(Map<String, String> tags) {
        Xml set = new Xml("TagSet");
        tags.forEach((key, value) -> set.add(new Xml("Tag").add("Key", key).add("Value", value)));
        return new Xml("Tagging").add(set);
    }

    private static Map<String, String> checked(Map<String, String> tags) {
        if (tags.size() > MOST) {
            throw new AwsError(400, "BadRequest", "Object tags cannot be greater than 10");
        }
        tags.forEach((key, value) -> {
            if (key.isEmpty() || key.length() > LONGEST_KEY) {
                throw invalid("The TagKey you have provided is invalid");
            }
            if (value.length() > LONGEST_VALUE) {
                throw invalid("The TagValue you have provided is invalid");
            }
        });
        return tags;
    }

    private static AwsError invalid(String message) {
        return new AwsError(400, "InvalidTag", message);
    }
}
