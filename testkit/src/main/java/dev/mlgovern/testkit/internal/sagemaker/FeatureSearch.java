package dev.mlgovern.testkit.internal.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.Call;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What Search finds of feature groups and features: own ones, or those that other accounts let discover. */
final class FeatureSearch {
    private static final String GROUP = "FeatureGroup";
    private static final String FEATURE = "FeatureMetadata";

    // https://docs.aws.amazon.com/sagemaker/latest/dg/feature-store-search-feature-group-metadata.html, as are the next
    private static final Set<String> GROUP_SEARCHABLE = Set.of(
            "AllTags",
            "CreationTime",
            "Description",
            "EventTimeFeatureName",
            "FailureReason",
            "FeatureDefinitions",
            "FeatureGroupArn",
            "FeatureGroupName",
            "FeatureGroupStatus",
            "LastUpdateStatus",
            "OfflineStoreConfig",
            "OfflineStoreStatus",
            "OnlineStoreConfig",
            "RecordIdentifierFeatureName",
            "Tags");
    private static final Set<String> GROUP_SEARCHABLE_ACROSS = Set.of(
            "CreationTime",
            "Description",
            "FeatureGroupName",
            "FeatureGroupStatus",
            "OfflineStoreStatus",
            "RecordIdentifierFeatureName");
    // https://docs.aws.amazon.com/sagemaker/latest/dg/feature-store-search-metadata.html
    private static final Set<String> FEATURE_SEARCHABLE = Set.of(
            "AllParameters",
            "CreationTime",
            "Description",
            "FeatureGroupName",
            "FeatureName",
            "FeatureType",
            "LastModifiedTime",
            "Parameters");
    // https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_FeatureGroup.html
    private static final Set<String> GROUP_ANSWERED = Set.of(
            "CreationTime",
            "Description",
            "EventTimeFeatureName",
            "FailureReason",
            "FeatureDefinitions",
            "FeatureGroupArn",
            "FeatureGroupName",
            "FeatureGroupStatus",
            "LastModifiedTime",
            "LastUpdateStatus",
            "OfflineStoreConfig",
            "OfflineStoreStatus",
            "OnlineStoreConfig",
            "RecordIdentifierFeatureName",
            "RoleArn",
            "Tags");

    private final Realms realms;

    FeatureSearch(Realms realms) {
        this.realms = realms;
    }

    static boolean knows(String resource) {
        return GROUP.equals(resource) || FEATURE.equals(resource);
    }

    static boolean acrossAccounts(Call call) {
        return "CrossAccount".equals(Wire.text(call.input(), "CrossAccountFilterOption"));
    }

    static Set<String> searchable(String resource, boolean acrossAccounts) {
        if (FEATURE.equals(resource)) {
            return FEATURE_SEARCHABLE;
        }
        return acrossAccounts ? GROUP_SEARCHABLE_ACROSS : GROUP_SEARCHABLE;
    }

    List<ObjectNode> items(Call call, String resource) {
        boolean across = acrossAccounts(call);
        List<ObjectNode> items = new ArrayList<>();
        for (Realm realm : across ? discoverable(call) : List.of(realms.of(call))) {
            items.addAll(GROUP.equals(resource) ? groups(realm, !across) : features(realm));
        }
        return items;
    }

    private List<Realm> discoverable(Call call) {
        List<Realm> found = new ArrayList<>();
        realms.forEach((scope, realm) -> {
            if (FeatureCatalogs.discoverable(realms, call, scope, realm)) {
                found.add(realm);
            }
        });
        return found;
    }

    private List<ObjectNode> groups(Realm realm, boolean withTags) {
        return realm.featureGroups.shown().stream()
                .map(group -> withTags ? Search.tagged(realms, group, "FeatureGroupArn") : group.deepCopy())
                .map(group -> group.retain(GROUP_ANSWERED))
                .toList();
    }

    private static List<ObjectNode> features(Realm realm) {
        Map<String, ObjectNode> said = new HashMap<>();
        realm.featureMetadata.shown().forEach(each -> said.put(key(each, each), each));
        List<ObjectNode> features = new ArrayList<>();
        for (ObjectNode group : realm.featureGroups.shown()) {
            for (JsonNode feature : group.required("FeatureDefinitions")) {
                ObjectNode known = said.get(key(group, feature));
                features.add(known == null ? FeatureMetadata.fresh(group, feature) : known.deepCopy());
            }
        }
        return features;
    }

    private static String key(JsonNode group, JsonNode feature) {
        return Wire.required(group, "FeatureGroupName") + '/' + Wire.required(feature, "FeatureName");
    }
}
