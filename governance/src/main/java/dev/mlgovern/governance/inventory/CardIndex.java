package dev.mlgovern.governance.inventory;

import dev.mlgovern.registry.model.Metadata;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.services.sagemaker.model.ModelCard;
import software.amazon.awssdk.services.sagemaker.model.ModelDashboardModelCard;
import software.amazon.awssdk.services.sagemaker.model.ModelPackage;

/** Finds the card of a version: inside it, by its ARN in a card of any account, or of a model that was made of it. */
final class CardIndex {
    private final Map<String, CardState> byModel = new HashMap<>();

    /** A card names its model package, or its model by an id: https://docs.aws.amazon.com/sagemaker/latest/dg/model-cards.html */
    void add(ModelCard card) {
        CardState state = state(card.modelCardName(), card.modelCardStatusAsString(), card.content());
        text(card.content(), "model_package_details", "model_package_arn").ifPresent(arn -> byModel.put(arn, state));
        text(card.content(), "model_overview", "model_id").ifPresent(id -> byModel.putIfAbsent(id, state));
    }

    void add(String version, @Nullable ModelDashboardModelCard card) {
        if (card != null) {
            byModel.putIfAbsent(
                    version,
                    new CardState(
                            word(card.modelCardName(), ""),
                            word(card.modelCardStatusAsString(), ""),
                            word(card.riskRating(), CardState.UNKNOWN)));
        }
    }

    Optional<CardState> of(ModelPackage version) {
        // a card goes on to name the version that was copied
        CardState separate = Stream.of(
                        version.modelPackageArn(),
                        version.customerMetadataProperties().get(Metadata.SOURCE),
                        version.sourceUri())
                .filter(byModel::containsKey)
                .findFirst()
                .map(byModel::get)
                .orElse(null);
        if (separate != null || version.modelCard() == null) {
            return Optional.ofNullable(separate);
        }
        return Optional.of(state(
                "",
                version.modelCard().modelCardStatusAsString(),
                version.modelCard().modelCardContent()));
    }

    private static CardState state(@Nullable String name, @Nullable String status, @Nullable String content) {
        String risk = text(content, "intended_uses", "risk_rating").orElse(CardState.UNKNOWN);
        return new CardState(word(name, ""), word(status, ""), risk);
    }

    /** Content that is no JSON says nothing; what it holds is confidential, so nobody is told. */
    private static Optional<String> text(@Nullable String content, String part, String name) {
        if (content == null) {
            return Optional.empty();
        }
        try {
            return JsonNode.parser()
                    .parse(content)
                    .field(part)
                    .filter(JsonNode::isObject)
                    .flatMap(found -> found.field(name))
                    .filter(JsonNode::isString)
                    .map(JsonNode::asString);
        } catch (UncheckedIOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String word(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value;
    }
}
