package dev.mlgovern.testkit.internal.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** What the model dashboard shows of a model: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ModelDashboardModel.html */
final class Dashboard {
    private static final String[] ENDPOINT = {
        "EndpointName", "EndpointArn", "CreationTime", "LastModifiedTime", "EndpointStatus"
    };

    private Dashboard() {}

    /** The model with the endpoints that serve it, their monitoring schedules, and the card that names it. */
    static ObjectNode of(Realm realm, ObjectNode model) {
        ObjectNode shown = Wire.object();
        shown.set("Model", model);
        List<ObjectNode> endpoints = endpoints(realm, Wire.required(model, "ModelName"));
        List<ObjectNode> schedules = new ArrayList<>();
        endpoints.forEach(endpoint ->
                schedules.addAll(realm.schedules.getOrDefault(Wire.required(endpoint, "EndpointName"), List.of())));
        shown.set("Endpoints", Wire.array(endpoints));
        shown.set("MonitoringSchedules", Wire.array(schedules));
        for (ObjectNode card : cards(realm)) {
            JsonNode content = ModelCards.parse(Wire.text(card, "Content", "{}"));
            // "For models created in SageMaker, this is the model ARN":
            // https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ModelDashboardModelCard.html
            String id = content.path("model_overview").path("model_id").asText();
            if (id.equals(Wire.required(model, "ModelArn"))) {
                shown.set("ModelCard", card(card, id, content));
            }
        }
        return shown;
    }

    /** Each in its newest version. */
    static List<ObjectNode> cards(Realm realm) {
        return realm.modelCards.shown().stream()
                .map(card -> card.withArray("Versions"))
                .map(versions -> (ObjectNode) versions.get(versions.size() - 1).deepCopy())
                .toList();
    }

    private static List<ObjectNode> endpoints(Realm realm, String model) {
        return realm.endpoints.shown().stream()
                .filter(endpoint -> serves(realm, endpoint, model))
                .map(endpoint -> Wire.pick(endpoint, ENDPOINT))
                .toList();
    }

    private static boolean serves(Realm realm, ObjectNode endpoint, String model) {
        ObjectNode config = realm.endpointConfigs.find(Wire.text(endpoint, "EndpointConfigName", ""));
        if (config != null) {
            for (JsonNode variant : config.path("ProductionVariants")) {
                if (model.equals(Wire.text(variant, "ModelName"))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static ObjectNode card(ObjectNode card, String id, JsonNode content) {
        ObjectNode shown =
                Wire.pick(card, "ModelCardArn", "ModelCardName", "ModelCardVersion", "ModelCardStatus", "CreationTime");
        shown.put("ModelId", id);
        JsonNode risk = content.path("intended_uses").path("risk_rating");
        return risk.isMissingNode() ? shown : shown.put("RiskRating", risk.asText());
    }
}
