package dev.mlgovern.registry.model;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.Secrets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.regions.Region;

/**
 * ARN of a model version, which AWS calls a model package. Immutable and thread-safe.
 *
 * @param group the group it is a version of
 * @param number its number in the group, from 1
 */
public record ModelVersionArn(ModelGroupArn group, int number) implements VersionReference {
    private static final Pattern ARN = Pattern.compile(
            "arn:(aws[a-z-]*):sagemaker:([a-z0-9-]+):(\\d{12}):model-package/([a-zA-Z0-9-]+)/(\\d{1,9})");

    /**
     * Reads an ARN.
     *
     * @param arn of a versioned model package
     * @return its parts
     * @throws IllegalArgumentException if it is another kind of ARN or none
     */
    public static ModelVersionArn parse(String arn) {
        Matcher parts = ARN.matcher(arn);
        if (!parts.matches()) {
            throw new IllegalArgumentException("model version ARN expected, was \"" + Secrets.hidden(arn) + "\"");
        }
        ModelGroupArn group = new ModelGroupArn(
                parts.group(1), Region.of(parts.group(2)), AccountId.of(parts.group(3)), parts.group(4));
        return new ModelVersionArn(group, Integer.parseInt(parts.group(5)));
    }

    /**
     * Whether a text has the form that {@link #parse} reads.
     *
     * @param text anything
     * @return true for the ARN of a versioned model package
     */
    public static boolean matches(String text) {
        return ARN.matcher(text).matches();
    }

    /**
     * Whose version it is.
     *
     * @return the account of its group
     */
    public AccountId account() {
        return group.account();
    }

    /**
     * Where it is.
     *
     * @return the region of its group
     */
    public Region region() {
        return group.region();
    }

    @Override
    public ModelVersionArn arn() {
        return this;
    }

    /** The ARN. */
    @Override
    public String toString() {
        return "arn:%s:sagemaker:%s:%s:model-package/%s/%d"
                .formatted(group.partition(), region().id(), account(), group.name(), number);
    }
}
