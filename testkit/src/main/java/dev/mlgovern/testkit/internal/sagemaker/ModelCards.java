package dev.mlgovern.testkit.internal.sagemaker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.Access;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Model cards and their versions: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateModelCard.html */
final class ModelCards implements Operations {
    static final String TYPE = "model-card";

    private static final ObjectMapper JSON = new ObjectMapper();
    /** https://docs.aws.amazon.com/sagemaker/latest/dg/model-cards.html#model-cards-json-schema */
    private static final Set<String> PARTS = Set.of(
            "model_overview",
            "intended_uses",
            "business_details",
            "training_details",
            "evaluation_details",
            "additional_information",
            // of a card that was made for a model package:
            // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-sagemaker-modelcard-modelpackagedetails.html
            "model_package_details");

    private final Realms realms;

    ModelCards(Realms realms) {
        this.realms = realms;
    }

    @Override
    public Map<String, Operation> all() {
        return Map.of(
                "CreateModelCard", new Operation(call -> realms.create(call, arn(call)), this::create),
                "DescribeModelCard", new Operation(this::named, this::describe),
                "UpdateModelCard", new Operation(this::named, this::update),
                "DeleteModelCard", new Operation(this::named, this::delete),
                "ListModelCards", new Operation(realms::any, this::list),
                "ListModelCardVersions", new Operation(this::named, this::versions));
    }

    /** The versions of a card, oldest first. */
    static List<ObjectNode> find(Realms realms, SageMakerArn arn) {
        ObjectNode card = realms.of(arn).modelCards.find(arn.name());
        if (card == null) {
            throw new AwsError(400, "ResourceNotFound", "Model card " + arn + " does not exist.");
        }
        List<ObjectNode> versions = new ArrayList<>();
        card.withArray("Versions").forEach(each -> versions.add((ObjectNode) each));
        return versions;
    }

    /** One of them, the newest if none is named. */
    static ObjectNode version(Realms realms, Call call, SageMakerArn arn) {
        List<ObjectNode> versions = find(realms, arn);
        int number = call.input().path("ModelCardVersion").asInt(versions.size());
        if (number < 1 || number > versions.size()) {
            throw new AwsError(400, "ResourceNotFound", "Model card " + arn + " has no version " + number + ".");
        }
        return versions.get(number - 1);
    }

    static SageMakerArn arn(Call call) {
        return SageMakerArn.of(call, TYPE, Wire.required(call.input(), "ModelCardName"));
    }

    private List<Access> named(Call call) {
        return realms.only(call, arn(call));
    }

    private ObjectNode create(Call call) {
        SageMakerArn arn = arn(call);
        Realm realm = realms.of(call);
        if (realm.modelCards.has(arn.name())) {
            throw new AwsError(400, "ConflictException", "Model card " + arn + " already exists.");
        }
        check(call);
        ObjectNode version = call.input().deepCopy().without(List.of("Tags"));
        version.put("ModelCardArn", arn.toString());
        version.put("ModelCardVersion", 1);
        version.put("CreationTime", realms.now());
        version.set("CreatedBy", Realms.user(call));
        realm.tags.put(arn.toString(), call.input().get("Tags"));
        keep(arn, List.of(version));
        return Wire.object("ModelCardArn", arn.toString());
    }

    private ObjectNode describe(Call call) {
        return version(realms, call, arn(call)).deepCopy();
    }

    private ObjectNode update(Call call) {
        SageMakerArn arn = arn(call);
        List<ObjectNode> versions = find(realms, arn);
        boolean content = call.input().has("Content");
        if (content && call.input().has("ModelCardStatus")) {
            // https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_UpdateModelCard.html
            throw AwsError.validation(
                    "You cannot update both model card content and model card status in a single call.");
        }
        ObjectNode last = versions.get(versions.size() - 1).deepCopy();
        if (content && "Archived".equals(Wire.text(last, "ModelCardStatus"))) {
            // no more updates: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ModelCard.html, worded as
            // in
            // https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ModelPackageModelCard.html
            throw AwsError.validation("Model Card is in Archived state.");
        }
        check(call);
        last.setAll(call.input().deepCopy().retain("Content", "ModelCardStatus"));
        last.put("LastModifiedTime", realms.now());
        last.set("LastModifiedBy", Realms.user(call));
        // a change of the status is no new version: https://docs.aws.amazon.com/sagemaker/latest/dg/model-cards.html
        if (content) {
            last.put("ModelCardVersion", versions.size() + 1);
        } else {
            versions.remove(versions.size() - 1);
        }
        versions.add(last);
        keep(arn, versions);
        return Wire.object("ModelCardArn", arn.toString());
    }

    private ObjectNode delete(Call call) {
        SageMakerArn arn = arn(call);
        find(realms, arn);
        Realm realm = realms.of(arn);
        realm.modelCards.remove(arn.name());
        realm.tags.forget(arn.toString());
        return Wire.object();
    }

    private ObjectNode list(Call call) {
        List<ObjectNode> found = realms.of(call).modelCards.shown().stream()
                .map(card -> card.withArray("Versions"))
                .map(versions -> {
                    ObjectNode newest = summary(versions.get(versions.size() - 1));
                    newest.set("CreationTime", versions.get(0).get("CreationTime"));
                    return newest;
                })
                .toList();
        Listing listing = new Listing(call, found)
                .nameContains("ModelCardName")
                .created()
                .where(card -> wanted(call, card))
                .sorted("ModelCardName", "CreationTime", "Descending");
        ObjectNode page = listing.page(realms.cloud, "ModelCardSummaries");
        page.get("ModelCardSummaries").forEach(card -> ((ObjectNode) card).remove("ModelCardVersion"));
        return page;
    }

    private ObjectNode versions(Call call) {
        List<ObjectNode> found = new ArrayList<>(
                find(realms, arn(call)).stream().map(ModelCards::summary).toList());
        if (!"Ascending".equals(Wire.text(call.input(), "SortOrder"))) {
            Collections.reverse(found);
        }
        return new Listing(call, found)
                .created()
                .where(card -> wanted(call, card))
                .page(realms.cloud, "ModelCardVersionSummaryList");
    }

    private static boolean wanted(Call call, ObjectNode card) {
        String status = Wire.text(call.input(), "ModelCardStatus");
        return status == null || status.equals(Wire.text(card, "ModelCardStatus"));
    }

    private static ObjectNode summary(JsonNode version) {
        return Wire.pick(
                (ObjectNode) version,
                "ModelCardName",
                "ModelCardArn",
                "ModelCardStatus",
                "ModelCardVersion",
                "CreationTime",
                "LastModifiedTime");
    }

    private void keep(SageMakerArn arn, List<ObjectNode> versions) {
        ObjectNode card = Wire.object();
        card.set("Versions", Wire.array(versions));
        realms.of(arn).modelCards.put(arn.name(), card);
    }

    private static void check(Call call) {
        String content = Wire.text(call.input(), "Content");
        if (content == null) {
            return;
        }
        JsonNode card = parse(content);
        card.properties().stream()
                .map(Map.Entry::getKey)
                .filter(part -> !PARTS.contains(part))
                .findFirst()
                .ifPresent(part -> {
                    throw AwsError.validation(
                            "Content does not follow the model card schema: " + part + " is not in it.");
                });
    }

    static JsonNode parse(String content) {
        try {
            JsonNode card = JSON.readTree(content);
            if (card.isObject()) {
                return card;
            }
        } catch (JsonProcessingException e) {
            throw AwsError.validation("Content is not JSON.");
        }
        throw AwsError.validation("Content is not a JSON object.");
    }
}
