package dev.mlgovern.observability.cost;

import dev.mlgovern.core.tag.TagDimension;
import dev.mlgovern.core.tag.TagScheme;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What costs are split by: a dimension of the platform's tag scheme, any other tag, or what Cost Explorer knows by itself. Tags only
 * split costs once they are activated as cost-allocation tags, see guide "costs". Immutable.
 *
 * @param kind where it comes from
 * @param key of the tag scheme its label, otherwise what Cost Explorer calls it
 */
public record CostDimension(Kind kind, String key) {
    /** Where a dimension comes from. */
    public enum Kind {
        /** The platform's tag scheme says which tag it is. */
        SCHEME,
        /** A tag. */
        TAG,
        /** Cost Explorer. */
        AWS
    }

    /** Who answers for the cost: the team's owner. */
    public static final CostDimension OWNER = of(TagDimension.OWNER);
    /** The product: of what the registry deployed, the model group. */
    public static final CostDimension PRODUCT = of(TagDimension.PRODUCT);
    /** The line of business. */
    public static final CostDimension BUSINESS_UNIT = of(TagDimension.BUSINESS_UNIT);
    /** The cost centre. */
    public static final CostDimension COST_CENTER = of(TagDimension.COST_CENTER);
    /** The environment. */
    public static final CostDimension ENVIRONMENT = of(TagDimension.ENVIRONMENT);
    /** The deployment stage. */
    public static final CostDimension STAGE = of(TagDimension.STAGE);
    /**
     * The user of Studio, by the tag that Studio gives what a user runs. See
     * https://docs.aws.amazon.com/sagemaker/latest/dg/domain-tags.html
     */
    public static final CostDimension USER = tag("sagemaker:user-profile-arn");
    /** The domain of Studio, by the same. */
    public static final CostDimension DOMAIN = tag("sagemaker:domain-arn");
    /** The account. */
    public static final CostDimension ACCOUNT = new CostDimension(Kind.AWS, "LINKED_ACCOUNT");
    /** The AWS service. */
    public static final CostDimension SERVICE = new CostDimension(Kind.AWS, "SERVICE");
    /** The region. */
    public static final CostDimension REGION = new CostDimension(Kind.AWS, "REGION");
    /** What was used: the only one by which quantities can be added up, since others mix units. */
    public static final CostDimension USAGE_TYPE = new CostDimension(Kind.AWS, "USAGE_TYPE");
    /** The instance type. */
    public static final CostDimension INSTANCE_TYPE = new CostDimension(Kind.AWS, "INSTANCE_TYPE");

    /**
     * A dimension of the tag scheme.
     *
     * @param dimension one that the scheme has a key for
     * @return the dimension
     */
    public static CostDimension of(TagDimension dimension) {
        return new CostDimension(Kind.SCHEME, dimension.label());
    }

    /**
     * A tag, such as one for endpoints that an organization gives.
     *
     * @param key its key
     * @return the dimension
     */
    public static CostDimension tag(String key) {
        return new CostDimension(Kind.TAG, key);
    }

    /**
     * What it is called in reports.
     *
     * @return such as {@code cost center}
     */
    public String label() {
        return switch (kind) {
            case SCHEME -> key.replace('-', ' ');
            case TAG -> equals(USER) ? "user" : equals(DOMAIN) ? "domain" : key;
            case AWS ->
                equals(ACCOUNT) ? "account" : key.toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }

    boolean tagged() {
        return kind != Kind.AWS;
    }

    /** What Cost Explorer calls it; empty if the scheme does not tag it. */
    Optional<String> name(TagScheme scheme) {
        if (kind != Kind.SCHEME) {
            return Optional.of(key);
        }
        return scheme.keys().entrySet().stream()
                .filter(entry -> entry.getKey().label().equals(key))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    @Override
    public String toString() {
        return label();
    }
}
