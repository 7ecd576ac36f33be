package dev.mlgovern.core.call;

import dev.mlgovern.core.error.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** What a request holds that must not come back in an error. */
final class SentSecrets {
    // as AWS names members of requests
    private static final Set<String> MEMBERS = Set.of(
            "Body",
            "Environment",
            "ExecutionParameters",
            "ExternalId",
            "ModelCardContent",
            "QueryString",
            "RecordIdentifierValueAsString",
            "RecordIdentifiersValueAsString",
            "ValueAsString",
            "ValueAsStringList");
    // what is shorter is found in ordinary words, but never without its quotes in a body that is repeated
    private static final int SHORTEST = 4;

    /** Longest first: one may begin with another. */
    private final Set<String> values =
            new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    private SentSecrets() {}

    static SentSecrets of(SdkPojo request) {
        SentSecrets secrets = new SentSecrets();
        secrets.members(request);
        return secrets;
    }

    private void members(SdkPojo holder) {
        for (SdkField<?> field : holder.sdkFields()) {
            collect(field.getValueOrDefault(holder), MEMBERS.contains(field.memberName()));
        }
    }

    private void collect(@Nullable Object value, boolean secret) {
        if (value instanceof SdkPojo nested) {
            members(nested);
        } else if (value instanceof Collection<?> many) {
            many.forEach(each -> collect(each, secret));
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(each -> collect(each, secret));
        } else if (secret && value != null) {
            String text = value instanceof SdkBytes bytes
                    ? new String(bytes.asByteArrayUnsafe(), StandardCharsets.UTF_8)
                    : value.toString();
            if (text.length() >= SHORTEST) {
                values.add(text);
                values.add(inJson(text));
            } else if (!text.isBlank()) {
                values.add('"' + inJson(text) + '"');
            }
        }
    }

    /** As it stands in a request that is repeated whole. */
    private static String inJson(String text) {
        return text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
    }

    String hidden(String text) {
        String clean = text;
        for (String value : values) {
            clean = clean.replace(value, "***");
        }
        return Secrets.hidden(clean);
    }

    /** Whether an exception, or AWS's answer that the SDK keeps in it, holds a secret. */
    boolean toldBy(Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            String text = each + (each instanceof AwsServiceException service ? body(service) : "");
            if (Answer.repeatsItsInput(each) || !hidden(text).equals(text)) {
                return true;
            }
            // the SDK keeps the errors of earlier attempts there
            if (Arrays.stream(each.getSuppressed()).anyMatch(this::toldBy)) {
                return true;
            }
        }
        return false;
    }

    // S3 answers with the token that expired and with the text that was to be signed:
    // https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
    private static String body(AwsServiceException thrown) {
        if (thrown.awsErrorDetails() == null || thrown.awsErrorDetails().rawResponse() == null) {
            return "";
        }
        byte[] raw = thrown.awsErrorDetails().rawResponse().asByteArrayUnsafe();
        return new String(raw, StandardCharsets.UTF_8).replaceAll("<(?:Token-0|StringToSign)>", "X-Amz-Signature=_");
    }
}
