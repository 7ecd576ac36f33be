package dev.mlgovern.featurestore.sharing;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.featurestore.group.FeatureGroupArn;
import software.amazon.awssdk.regions.Region;

/**
 * What a share is for: one resource with one permission.
 *
 * @param owner whose resource it is
 * @param region where it is
 * @param resource its ARN
 * @param name of the share that we make for it
 * @param permission the managed permission's name
 */
record Shared(AccountId owner, Region region, String resource, String name, String permission) {
    static final String PREFIX = "mlgovern-";

    // https://docs.aws.amazon.com/sagemaker/latest/dg/feature-store-cross-account-discoverability-share-feature-group-catalog.html;
    // AWS's published sample has a permission for feature groups here, which RAM does not take for a catalog
    private static final String SEARCH = "AWSRAMPermissionSageMakerCatalogResourceSearch";

    static Shared group(FeatureGroupArn group, Access access) {
        return new Shared(
                group.account(),
                group.region(),
                group.toString(),
                PREFIX + "%s-%s".formatted(group.name(), access.word()),
                access.permission());
    }

    static Shared catalog(AccountId owner, Region region) {
        String catalog = "arn:%s:sagemaker:%s:%s:sagemaker-catalog/DefaultFeatureGroupCatalog"
                .formatted(region.metadata().partition().id(), region.id(), owner);
        return new Shared(owner, region, catalog, PREFIX + "feature-catalog", SEARCH);
    }

    String permissionArn() {
        return "arn:%s:ram::aws:permission/%s"
                .formatted(region.metadata().partition().id(), permission);
    }
}
