package dev.mlgovern.governance.card;

import dev.mlgovern.core.AccountScope;
import dev.mlgovern.core.error.NotFoundException;
import dev.mlgovern.core.work.Pages;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribeModelCardRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeModelCardResponse;
import software.amazon.awssdk.services.sagemaker.model.ListModelCardVersionsResponse;
import software.amazon.awssdk.services.sagemaker.model.ListModelCardsResponse;

/** Reads the cards of one account. */
final class Cards {
    private final AccountScope scope;

    Cards(AccountScope scope) {
        this.scope = scope;
    }

    SageMakerClient client() {
        return scope.client(SageMakerClient::builder);
    }

    ModelCard read(String name, @Nullable Integer version) {
        DescribeModelCardRequest.Builder request =
                DescribeModelCardRequest.builder().modelCardName(name);
        if (version != null) {
            request.modelCardVersion(version);
        }
        return card(client().describeModelCard(request.build()));
    }

    Optional<ModelCard> find(String name) {
        try {
            return Optional.of(read(name, null));
        } catch (NotFoundException none) {
            return Optional.empty();
        }
    }

    Pages<CardSummary> list() {
        return Pages.of(token -> {
            ListModelCardsResponse page = client().listModelCards(
                            r -> r.nextToken(token).sortBy("CreationTime").sortOrder("Descending"));
            List<CardSummary> cards = page.modelCardSummaries().stream()
                    .map(each -> new CardSummary(
                            each.modelCardName(),
                            each.modelCardArn(),
                            CardStatus.of(each.modelCardStatusAsString()),
                            null,
                            each.creationTime(),
                            each.lastModifiedTime()))
                    .toList();
            return new Pages.Page<>(cards, page.nextToken());
        });
    }

    Pages<CardSummary> versions(String name) {
        return Pages.of(token -> {
            ListModelCardVersionsResponse page = client().listModelCardVersions(
                            r -> r.modelCardName(name).nextToken(token).sortOrder("Descending"));
            List<CardSummary> versions = page.modelCardVersionSummaryList().stream()
                    .map(each -> new CardSummary(
                            each.modelCardName(),
                            each.modelCardArn(),
                            CardStatus.of(each.modelCardStatusAsString()),
                            each.modelCardVersion(),
                            each.creationTime(),
                            each.lastModifiedTime()))
                    .toList();
            return new Pages.Page<>(versions, page.nextToken());
        });
    }

    private ModelCard card(DescribeModelCardResponse found) {
        ImmutableModelCard.Builder card = ModelCard.builder()
                .name(found.modelCardName())
                .account(scope.account().id())
                .region(scope.region())
                .version(found.modelCardVersion())
                .status(CardStatus.of(found.modelCardStatusAsString()))
                .json(found.content())
                .created(found.creationTime())
                .modified(Optional.ofNullable(found.lastModifiedTime()));
        JsonNode content;
        try {
            content = CardJson.read(found.content());
        } catch (IllegalArgumentException e) {
            return card.addProblem(String.valueOf(e.getMessage())).build();
        }
        List<String> problems = CardRules.problems(content);
        return problems.isEmpty()
                ? card.content(CardReader.content(content)).build()
                : card.problems(problems).build();
    }
}
