package dev.mlgovern.testkit.internal.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.Access;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Feature groups. They are made and changed asynchronously: the first {@code DescribeFeatureGroup} after a change still finds it under way.
 * https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateFeatureGroup.html
 */
final class FeatureGroups implements Operations {
    static final String TYPE = "feature-group";

    private final Realms realms;
    private final Set<SageMakerArn> failing = new HashSet<>();

    FeatureGroups(Realms realms) {
        this.realms = realms;
    }

    @Override
    public Map<String, Operation> all() {
        return Map.of(
                "CreateFeatureGroup", new Operation(this::creating, this::create),
                "DescribeFeatureGroup", new Operation(this::named, this::describe),
                "UpdateFeatureGroup", new Operation(this::named, this::update),
                "DeleteFeatureGroup", new Operation(this::named, this::delete),
                "ListFeatureGroups", new Operation(realms::any, this::list));
    }

    private List<Access> creating(Call call) {
        SageMakerArn arn = SageMakerArn.own(call, TYPE, Wire.required(call.input(), "FeatureGroupName"));
        List<Access> all = new ArrayList<>(realms.create(call, arn));
        String role = Wire.text(call.input(), "RoleArn");
        if (role != null) {
            all.add(Access.of("iam:PassRole", role, call.accountId())
                    .with("iam:PassedToService", "sagemaker.amazonaws.com"));
        }
        return all;
    }

    private List<Access> named(Call call) {
        return realms.only(call, arn(call));
    }

    private ObjectNode create(Call call) {
        SageMakerArn arn = arn(call);
        Realm realm = realms.of(call);
        if (realm.featureGroups.has(arn.name())) {
            throw new AwsError(
                    400,
                    "ResourceInUse",
                    "Resource Already Exists: FeatureGroup with name " + arn.name()
                            + " already exists. Choose a different name.\nInfo: Resource '" + arn
                            + "' already exists.");
        }
        FeatureGroupRules.check(call.input());
        ObjectNode group = call.input().deepCopy().without(List.of("Tags"));
        group.put("FeatureGroupArn", arn.toString());
        group.put("CreationTime", realms.now());
        group.put("FeatureGroupStatus", "Creating");
        if (group.get("OfflineStoreConfig") instanceof ObjectNode offline) {
            resolve(offline, arn);
            group.putObject("OfflineStoreStatus").put("Status", "Active");
        }
        realm.tags.put(arn.toString(), call.input().get("Tags"));
        realm.featureGroups.put(arn.name(), group);
        realm.featureRecords.put(arn.name(), new FeatureRecords());
        fails(arn);
        return Wire.object("FeatureGroupArn", arn.toString());
    }

    /** Where the records go and what Glue calls them: https://docs.aws.amazon.com/sagemaker/latest/dg/feature-store-offline.html */
    private void resolve(ObjectNode offline, SageMakerArn arn) {
        long made = (long) realms.now();
        ObjectNode storage = (ObjectNode) offline.required("S3StorageConfig");
        String table = arn.name() + "-" + made;
        storage.put(
                "ResolvedOutputS3Uri",
                Wire.required(storage, "S3Uri").replaceAll("/+$", "") + "/" + arn.account() + "/sagemaker/"
                        + arn.region() + "/offline-store/" + table + "/data");
        if (!offline.path("DisableGlueTableCreation").asBoolean() && !offline.has("DataCatalogConfig")) {
            offline.putObject("DataCatalogConfig")
                    .put("TableName", table.toLowerCase(Locale.ROOT).replace('-', '_'))
                    .put("Catalog", "AwsDataCatalog")
                    .put("Database", "sagemaker_featurestore");
        }
    }

    private ObjectNode describe(Call call) {
        SageMakerArn arn = arn(call);
        ObjectNode group = find(realms, arn);
        ObjectNode shown = group.deepCopy();
        settle(arn, group.deepCopy());
        return shown.put("NextToken", ""); // the model requires it
    }

    /** What was under way when it was looked at is done at the next look. */
    private void settle(SageMakerArn arn, ObjectNode group) {
        boolean creating = "Creating".equals(Wire.text(group, "FeatureGroupStatus"));
        boolean updating = "InProgress".equals(Wire.text(group.path("LastUpdateStatus"), "Status"));
        if (creating || updating) {
            boolean failed = failing.remove(arn);
            if (creating) {
                group.put("FeatureGroupStatus", failed ? "CreateFailed" : "Created");
            } else {
                group.putObject("LastUpdateStatus").put("Status", failed ? "Failed" : "Successful");
            }
            if (failed) {
                (creating ? group : (ObjectNode) group.required("LastUpdateStatus"))
                        .put("FailureReason", "LocalCloud was told so");
            }
            Realm realm = realms.of(arn);
            realm.featureGroups.put(arn.name(), group);
            if (!failed) {
                OfflineTables.make(
                        realms.cloud, arn, group, Objects.requireNonNull(realm.featureRecords.get(arn.name())));
            }
        }
    }

    private ObjectNode update(Call call) {
        SageMakerArn arn = arn(call);
        ObjectNode group = find(realms, arn).deepCopy();
        requireSettled(arn, group);
        ObjectNode changed = changed(call, group);
        ObjectNode kept = fails(arn) ? group : changed;
        kept.put("LastModifiedTime", realms.now());
        kept.putObject("LastUpdateStatus").put("Status", "InProgress");
        realms.of(arn).featureGroups.put(arn.name(), kept);
        return Wire.object("FeatureGroupArn", arn.toString());
    }

    /** {@return whether it is one of the changes that are to fail} */
    private boolean fails(SageMakerArn arn) {
        return realms.featureGroupFailures > 0 && realms.featureGroupFailures-- > 0 && failing.add(arn);
    }

    private static ObjectNode changed(Call call, ObjectNode before) {
        ObjectNode group = before.deepCopy();
        JsonNode additions = call.input().get("FeatureAdditions");
        JsonNode online = call.input().get("OnlineStoreConfig");
        JsonNode throughput = call.input().get("ThroughputConfig");
        // "Use one of the following request parameters at a time": API_UpdateFeatureGroup.html
        if (count(additions, online, throughput) != 1) {
            throw AwsError.validation(
                    "Exactly one of FeatureAdditions, OnlineStoreConfig and ThroughputConfig must be specified");
        }
        if (additions != null) {
            ArrayNode features = (ArrayNode) group.required("FeatureDefinitions");
            additions.forEach(features::add);
        } else if (online != null) {
            ObjectNode config = group.withObjectProperty("OnlineStoreConfig");
            if (online.path("TtlDuration").hasNonNull("Value")) {
                config.set("TtlDuration", online.get("TtlDuration"));
            } else {
                config.remove("TtlDuration");
            }
        } else {
            group.set("ThroughputConfig", throughput);
        }
        FeatureGroupRules.check(group);
        return group;
    }

    private static int count(@Nullable JsonNode... given) {
        int present = 0;
        for (JsonNode each : given) {
            present += each == null ? 0 : 1;
        }
        return present;
    }

    private static void requireSettled(SageMakerArn arn, ObjectNode group) {
        if (!"Created".equals(Wire.text(group, "FeatureGroupStatus"))
                || "InProgress".equals(Wire.text(group.path("LastUpdateStatus"), "Status"))) {
            throw AwsError.validation("Feature group " + arn + " cannot be updated while a change is under way.");
        }
    }

    private ObjectNode delete(Call call) {
        SageMakerArn arn = arn(call);
        Realm realm = realms.of(arn);
        for (JsonNode feature : find(realms, arn).required("FeatureDefinitions")) {
            realm.featureMetadata.remove(FeatureMetadata.key(arn, feature));
        }
        failing.remove(arn);
        realm.featureGroups.remove(arn.name());
        realm.featureRecords.remove(arn.name());
        realm.tags.forget(arn.toString());
        return Wire.object();
    }

    private ObjectNode list(Call call) {
        List<ObjectNode> found = realms.of(call).featureGroups.shown().stream()
                .map(group -> Wire.pick(
                        group,
                        "FeatureGroupName",
                        "FeatureGroupArn",
                        "CreationTime",
                        "FeatureGroupStatus",
                        "OfflineStoreStatus"))
                .toList();
        return new Listing(call, found)
                .equal("FeatureGroupStatusEquals", "FeatureGroupStatus")
                .nameContains("FeatureGroupName")
                .created()
                .sorted("FeatureGroupName", "CreationTime", "Descending")
                .page(realms.cloud, "FeatureGroupSummaries");
    }

    static ObjectNode find(Realms realms, SageMakerArn arn) {
        ObjectNode group = realms.of(arn).featureGroups.find(arn.name());
        if (group == null) {
            throw new AwsError(
                    400,
                    "ResourceNotFound",
                    "Resource Not Found: Amazon SageMaker can't find a FeatureGroup with name " + arn.name()
                            + ". Info: Resource '" + arn + "' does not exist.");
        }
        return group;
    }

    static SageMakerArn arn(Call call) {
        return SageMakerArn.of(call, TYPE, Wire.required(call.input(), "FeatureGroupName"));
    }
}
