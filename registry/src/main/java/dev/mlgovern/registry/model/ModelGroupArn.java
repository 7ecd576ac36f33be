package dev.mlgovern.registry.model;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.Secrets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.regions.Region;

/**
 * ARN of a model group, which AWS calls a model package group. Immutable and thread-safe.
 *
 * @param partition such as {@code aws}
 * @param region where the group is
 * @param account whose group it is
 * @param name at most 63 letters, digits and single hyphens
 */
public record ModelGroupArn(String partition, Region region, AccountId account, String name) {
    private static final Pattern ARN =
            Pattern.compile("arn:(aws[a-z-]*):sagemaker:([a-z0-9-]+):(\\d{12}):model-package-group/([a-zA-Z0-9-]+)");

    /**
     * Reads an ARN.
     *
     * @param arn of a model package group
     * @return its parts
     * @throws IllegalArgumentException if it is another kind of ARN or none
     */
    public static ModelGroupArn parse(String arn) {
        Matcher parts = ARN.matcher(arn);
        if (!parts.matches()) {
            throw new IllegalArgumentException("model group ARN expected, was \"" + Secrets.hidden(arn) + "\"");
        }
        return new ModelGroupArn(
                parts.group(1), Region.of(parts.group(2)), AccountId.of(parts.group(3)), parts.group(4));
    }

    /** The ARN. */
    @Override
    public String toString() {
        return "arn:%s:sagemaker:%s:%s:model-package-group/%s".formatted(partition, region.id(), account, name);
    }
}
