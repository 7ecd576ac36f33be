package dev.mlgovern.testkit.internal.sagemaker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mlgovern.testkit.internal.service.AwsError;
import java.util.List;
import java.util.Map;

/** The model card of a package: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ModelPackageModelCard.html */
final class PackageCard {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> PARTS = List.of(
            "model_overview",
            "intended_uses",
            "business_details",
            "training_details",
            "evaluation_details",
            "additional_information");
    private static final List<String> OVERVIEW = List.of("model_creator", "model_artifact");

    private PackageCard() {}

    /** Checks the card of a request, which may have none. */
    static void check(JsonNode request) {
        String content = Wire.text(request.path("ModelCard"), "ModelCardContent");
        if (content == null) {
            return;
        }
        JsonNode card = parse(content);
        only(card, PARTS);
        only(card.path("model_overview"), OVERVIEW);
    }

    /** Checks what an update makes of a card. */
    static void checkChange(JsonNode before, JsonNode request) {
        check(request);
        boolean archived = "Archived".equals(Wire.text(before.path("ModelCard"), "ModelCardStatus"));
        if (archived && request.path("ModelCard").has("ModelCardContent")) {
            throw AwsError.validation("Model Card is in Archived state.");
        }
    }

    private static JsonNode parse(String content) {
        try {
            JsonNode card = JSON.readTree(content);
            if (card.isObject()) {
                return card;
            }
        } catch (JsonProcessingException e) {
            throw AwsError.validation("ModelCardContent is not JSON.");
        }
        throw AwsError.validation("ModelCardContent is not a JSON object.");
    }

    private static void only(JsonNode part, List<String> known) {
        part.properties().stream()
                .map(Map.Entry::getKey)
                .filter(member -> !known.contains(member))
                .findFirst()
                .ifPresent(member -> {
                    throw AwsError.validation("ModelCardContent does not follow the model package model card schema: "
                            + member + " is not in it.");
                });
    }
}
