package dev.mlgovern.core.call;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkRequest;

/** What can be read off any SDK request through its fields, without knowing its type. */
final class RequestFacts {
    private RequestFacts() {}

    static @Nullable SdkField<?> field(SdkRequest request, String name) {
        for (SdkField<?> field : request.sdkFields()) {
            if (name.equalsIgnoreCase(field.memberName())) {
                return field;
            }
        }
        return null;
    }

    static @Nullable String text(SdkRequest request, String name) {
        SdkField<?> field = field(request, name);
        return field != null && field.getValueOrDefault(request) instanceof String text ? text : null;
    }

    /** The ARN of what the request is about: a bucket and key, or the first member that is an ARN but no role's. */
    static @Nullable String resource(SdkRequest request) {
        String bucket = text(request, "Bucket");
        if (bucket != null && !bucket.startsWith("arn:")) {
            String key = text(request, "Key");
            return "arn:aws:s3:::" + bucket + (key == null ? "" : "/" + key);
        }
        for (SdkField<?> field : request.sdkFields()) {
            boolean about = !field.memberName().toLowerCase(Locale.ROOT).contains("executionrole");
            if (about && field.getValueOrDefault(request) instanceof String text && text.startsWith("arn:")) {
                return text;
            }
        }
        return null;
    }
}
