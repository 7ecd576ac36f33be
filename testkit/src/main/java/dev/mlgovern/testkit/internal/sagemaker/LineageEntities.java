package dev.mlgovern.testkit.internal.sagemaker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.Access;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import java.util.List;
import java.util.Map;

/** Artifacts, actions or contexts: https://docs.aws.amazon.com/sagemaker/latest/dg/lineage-tracking-entities.html */
final class LineageEntities implements Operations {
    private static final int MOST_PROPERTIES = 30;

    private final Realms realms;
    private final LineageKind kind;
    private final LineageStore store;

    LineageEntities(Realms realms, LineageKind kind) {
        this.realms = realms;
        this.kind = kind;
        this.store = new LineageStore(realms);
    }

    @Override
    public Map<String, Operation> all() {
        String word = kind.word();
        return Map.of(
                "Create" + word, new Operation(call -> realms.create(call, LineageStore.arn(call, kind)), this::create),
                "Describe" + word, new Operation(this::named, this::describe),
                "Update" + word, new Operation(this::named, this::update),
                "Delete" + word, new Operation(this::named, this::delete),
                "List" + word + "s", new Operation(realms::any, this::list));
    }

    private List<Access> named(Call call) {
        return realms.only(call, arn(call));
    }

    private ObjectNode create(Call call) {
        SageMakerArn arn = LineageStore.arn(call, kind);
        Table table = kind.in(realms.of(call));
        if (table.has(arn.name())) {
            // "there can be only one artifact with a unique SourceUri"; names of actions and contexts are unique as
            // well
            throw AwsError.validation(kind.word() + " already exists: " + arn);
        }
        if (table.all().size() >= kind.most()) {
            throw new AwsError(
                    400,
                    "ResourceLimitExceeded",
                    "The account-level limit of " + kind.most() + " " + kind.word() + "s is reached.");
        }
        store.put(LineageStore.Writer.of(call), kind, call.input().deepCopy().without(List.of("Tags")));
        realms.of(call).tags.put(arn.toString(), call.input().get("Tags"));
        return answer(arn);
    }

    private ObjectNode describe(Call call) {
        SageMakerArn arn = arn(call);
        ObjectNode found = kind.find(realms, arn).deepCopy();
        return found.put("LineageGroupArn", LineageGroups.arn(arn).toString());
    }

    private ObjectNode update(Call call) {
        SageMakerArn arn = arn(call);
        ObjectNode changed = kind.find(realms, arn).deepCopy();
        ObjectNode input = call.input();
        for (String member : List.of("Description", "Status", "ArtifactName")) {
            if (input.has(member)) {
                changed.set(member, input.get(member));
            }
        }
        ObjectNode properties = changed.withObject("/Properties");
        input.path("PropertiesToRemove").forEach(key -> properties.remove(key.asText()));
        if (input.get("Properties") instanceof ObjectNode more) {
            properties.setAll(more);
        }
        if (properties.size() > MOST_PROPERTIES) {
            throw AwsError.validation("Properties takes at most " + MOST_PROPERTIES + " entries");
        }
        changed.put("LastModifiedTime", realms.now());
        changed.set("LastModifiedBy", Realms.user(call));
        kind.in(realms.of(arn)).put(arn.name(), changed);
        return answer(arn);
    }

    /** Associations have to go first: https://sagemaker.readthedocs.io/en/stable/workflows/lineage/sagemaker.lineage.html */
    private ObjectNode delete(Call call) {
        SageMakerArn arn = arn(call);
        kind.find(realms, arn);
        Realm realm = realms.of(arn);
        String ended = arn.toString();
        boolean linked = realm.associations.all().stream()
                .anyMatch(link ->
                        ended.equals(Wire.text(link, "SourceArn")) || ended.equals(Wire.text(link, "DestinationArn")));
        if (linked) {
            throw AwsError.validation("Cannot delete " + ended + ": it has associations.");
        }
        kind.in(realm).remove(arn.name());
        realm.tags.forget(ended);
        return answer(arn);
    }

    private ObjectNode list(Call call) {
        List<ObjectNode> found = kind.in(realms.of(call)).shown().stream()
                .map(entity -> Wire.pick(
                        entity,
                        kind.arnMember(),
                        kind.nameMember(),
                        "Source",
                        kind.typeMember(),
                        "Status",
                        "CreationTime",
                        "LastModifiedTime"))
                .toList();
        String source = Wire.text(call.input(), "SourceUri");
        return new Listing(call, found)
                .where(entity -> source == null || source.equals(Wire.text(entity.path("Source"), "SourceUri")))
                .equal(kind.typeMember(), kind.typeMember())
                .between("Created", "CreationTime")
                .sorted(kind.nameMember(), "CreationTime", "Descending")
                .page(realms.cloud, kind.word() + "Summaries");
    }

    private ObjectNode answer(SageMakerArn arn) {
        return Wire.object(kind.arnMember(), arn.toString());
    }

    /** What the request names: an artifact by ARN or source, the others by name or ARN. */
    private SageMakerArn arn(Call call) {
        String named = Wire.text(call.input(), kind == LineageKind.ARTIFACT ? kind.arnMember() : kind.nameMember());
        return named == null ? LineageStore.arn(call, kind) : SageMakerArn.of(call, kind.arnType(), named);
    }
}
