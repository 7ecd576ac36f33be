package dev.mlgovern.featurestore.group;

import dev.mlgovern.core.account.AccountId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.regions.Region;

/**
 * ARN of a feature group. Immutable and thread-safe.
 *
 * @param partition such as {@code aws}
 * @param region where the group is
 * @param account whose group it is
 * @param name at most 64 letters, digits, hyphens and underscores
 */
public record FeatureGroupArn(String partition, Region region, AccountId account, String name) {
    private static final Pattern ARN =
            Pattern.compile("arn:(aws[a-z-]*):sagemaker:([a-z0-9-]+):(\\d{12}):feature-group/([a-zA-Z0-9_-]+)");

    /**
     * Reads an ARN.
     *
     * @param arn of a feature group
     * @return its parts
     * @throws IllegalArgumentException if it is another kind of ARN or none
     */
    public static FeatureGroupArn parse(String arn) {
        Matcher parts = ARN.matcher(arn);
        if (!parts.matches()) {
            throw new IllegalArgumentException("feature group ARN expected, was \"" + arn + "\"");
        }
        return new FeatureGroupArn(
                parts.group(1), Region.of(parts.group(2)), AccountId.of(parts.group(3)), parts.group(4));
    }

    /** The ARN. */
    @Override
    public String toString() {
        return "arn:%s:sagemaker:%s:%s:feature-group/%s".formatted(partition, region.id(), account, name);
    }
}
