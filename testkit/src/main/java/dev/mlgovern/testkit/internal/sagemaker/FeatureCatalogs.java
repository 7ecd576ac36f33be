package dev.mlgovern.testkit.internal.sagemaker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.Call;
import dev.mlgovern.testkit.internal.service.Scoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The one catalog of an account's feature groups, which RAM shares as a whole:
 * https://docs.aws.amazon.com/sagemaker/latest/dg/feature-store-cross-account-discoverability-share-feature-group-catalog.html
 */
final class FeatureCatalogs implements Operations {
    private static final String TYPE = "sagemaker-catalog";
    private static final String NAME = "DefaultFeatureGroupCatalog";

    private final Realms realms;

    FeatureCatalogs(Realms realms) {
        this.realms = realms;
    }

    @Override
    public Map<String, Operation> all() {
        return Map.of("ListResourceCatalogs", new Operation(realms::any, this::list));
    }

    private ObjectNode list(Call call) {
        List<ObjectNode> catalogs = new ArrayList<>();
        catalogs.add(catalog(SageMakerArn.own(call, TYPE, NAME)));
        realms.forEach((scope, realm) -> {
            if (discoverable(realms, call, scope, realm)) {
                catalogs.add(catalog(new SageMakerArn(scope.region(), scope.accountId(), TYPE, NAME)));
            }
        });
        return new Listing(call, catalogs)
                .nameContains("ResourceCatalogName")
                .created()
                .sorted("ResourceCatalogName", "CreationTime", "Ascending")
                .page(realms.cloud, "ResourceCatalogs");
    }

    private ObjectNode catalog(SageMakerArn arn) {
        return Wire.object("ResourceCatalogArn", arn.toString())
                .put("ResourceCatalogName", arn.name())
                .put("Description", "Feature groups of " + arn.account())
                .put("CreationTime", realms.of(arn).made);
    }

    /** Whether the caller may discover the feature groups of another account in the Region of the call. */
    static boolean discoverable(Realms realms, Call call, Scoped.Scope owner, Realm realm) {
        String catalog = new SageMakerArn(owner.region(), owner.accountId(), TYPE, NAME).toString();
        return owner.region().equals(call.region())
                && (realm.catalogReaders.contains(call.accountId())
                        || realms.cloud
                                .shares()
                                .sharedWith(call.accountId(), call.region(), TYPE)
                                .contains(catalog));
    }
}
