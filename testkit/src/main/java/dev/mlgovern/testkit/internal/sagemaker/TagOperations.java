package dev.mlgovern.testkit.internal.sagemaker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** AddTags, DeleteTags and ListTags: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AddTags.html */
final class TagOperations implements Operations {
    private static final int DEFAULT_PAGE = 50;

    private final Realms realms;

    TagOperations(Realms realms) {
        this.realms = realms;
    }

    @Override
    public Map<String, Operation> all() {
        return Map.of(
                "AddTags", new Operation(call -> realms.create(call, arn(call)), this::add),
                "DeleteTags", new Operation(call -> realms.only(call, arn(call)), this::delete),
                "ListTags", new Operation(call -> realms.only(call, arn(call)), this::list));
    }

    private ObjectNode add(Call call) {
        SageMakerArn arn = tagged(call);
        Tags tags = realms.of(arn).tags;
        tags.put(arn.toString(), call.input().get("Tags"));
        ObjectNode answer = Wire.object();
        answer.set("Tags", Wire.array(tags.of(arn.toString())));
        return answer;
    }

    private ObjectNode delete(Call call) {
        SageMakerArn arn = tagged(call);
        realms.of(arn).tags.remove(arn.toString(), call.input().get("TagKeys"));
        return Wire.object();
    }

    private ObjectNode list(Call call) {
        SageMakerArn arn = existing(call);
        return new Listing(call, of(realms, arn)).page(realms.cloud, "Tags", DEFAULT_PAGE);
    }

    /** A version "uses the tags associated with the model group": https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateModelPackage.html */
    static List<ObjectNode> of(Realms realms, SageMakerArn arn) {
        SageMakerArn bearer = versioned(arn) ? arn.with(Groups.TYPE, arn.group()) : arn;
        return realms.of(bearer).tags.of(bearer.toString());
    }

    private SageMakerArn tagged(Call call) {
        SageMakerArn arn = existing(call);
        if (versioned(arn)) {
            throw AwsError.validation(
                    "Model package versions cannot be tagged; tag the model package group of " + arn + ".");
        }
        return arn;
    }

    private SageMakerArn existing(Call call) {
        SageMakerArn arn = arn(call);
        Table table = table(realms.of(arn), arn);
        if (table == null || !table.has(arn.name())) {
            throw AwsError.validation("Could not find resource \"" + arn + "\".");
        }
        return arn;
    }

    private static boolean versioned(SageMakerArn arn) {
        return arn.type().equals(Packages.TYPE) && !arn.group().equals(arn.name());
    }

    private static @Nullable Table table(Realm realm, SageMakerArn arn) {
        LineageKind kind = LineageKind.of(arn);
        return switch (arn.type()) {
            case Groups.TYPE -> realm.groups;
            case Packages.TYPE -> realm.packages;
            case Models.TYPE -> realm.models;
            case ModelCards.TYPE -> realm.modelCards;
            case EndpointConfigs.TYPE -> realm.endpointConfigs;
            case Endpoints.TYPE -> realm.endpoints;
            case FeatureGroups.TYPE -> realm.featureGroups;
            default -> kind == null ? null : kind.in(realm);
        };
    }

    private static SageMakerArn arn(Call call) {
        return SageMakerArn.parse(Wire.required(call.input(), "ResourceArn"));
    }
}
