package dev.mlgovern.governance.card;

import dev.mlgovern.core.AccountScope;
import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.call.CallContext;
import dev.mlgovern.core.error.ConflictException;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.core.error.NotFoundException;
import dev.mlgovern.core.tag.CostTags;
import dev.mlgovern.core.work.Pages;
import dev.mlgovern.core.work.Plan;
import dev.mlgovern.core.work.PlanDraft;
import dev.mlgovern.core.work.Step;
import dev.mlgovern.registry.model.ApprovalGate;
import dev.mlgovern.registry.model.S3Location;
import dev.mlgovern.registry.model.VersionReference;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.s3.S3Client;

/** The cards of one account. */
final class DefaultModelCards implements ModelCards {
    /** EntityName in the SageMaker API. */
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}");

    private final MlPlatform platform;
    private final AccountScope scope;
    private final Cards cards;

    DefaultModelCards(MlPlatform platform, AccountScope scope) {
        this.platform = platform;
        this.scope = scope;
        this.cards = new Cards(scope);
    }

    @Override
    public ModelCard create(String team, String name, CardContent content) {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidRequestException(
                    Failure.of("create a model card", "the request has 1 problem"),
                    List.of("name must be letters, digits and inner hyphens, at most 63, was \"%s\"".formatted(name)));
        }
        return make(platform.topology().tagsOf(platform.topology().team(team), scope.account(), name), name, content);
    }

    ModelCard make(CostTags tags, String name, CardContent content) {
        try {
            CallContext.current()
                    .tagged(tags)
                    .run(() -> cards.client()
                            .createModelCard(r -> r.modelCardName(name)
                                    .content(content.json())
                                    .modelCardStatus(CardStatus.DRAFT.awsName())));
        } catch (ConflictException there) {
            return cards.find(name).filter(card -> card.says(content)).orElseThrow(() -> there);
        }
        return describe(name);
    }

    @Override
    public ModelCard describe(String name) {
        return cards.read(name, null);
    }

    @Override
    public ModelCard describe(String name, int version) {
        return cards.read(name, version);
    }

    @Override
    public Pages<CardSummary> list() {
        return cards.list();
    }

    @Override
    public Pages<CardSummary> versions(String name) {
        return cards.versions(name);
    }

    @Override
    public ModelCard update(String name, CardContent content) {
        return update(describe(name), content);
    }

    /** An approval is of what the card said: it is taken back before that changes, so that no crash leaves it on something else. */
    ModelCard update(ModelCard now, CardContent content) {
        if (now.status() == CardStatus.APPROVED && !now.says(content)) {
            become(now.name(), CardStatus.PENDING_REVIEW);
        }
        return tell(now, content);
    }

    /** Changes what it says and leaves its status. */
    ModelCard tell(ModelCard now, CardContent content) {
        if (now.says(content)) {
            return now;
        }
        if (now.status() == CardStatus.ARCHIVED) {
            throw refused(now, "is archived, so what it says stays as it is");
        }
        cards.client().updateModelCard(r -> r.modelCardName(now.name()).content(content.json()));
        return describe(now.name());
    }

    private void become(String name, CardStatus status) {
        cards.client().updateModelCard(r -> r.modelCardName(name).modelCardStatus(status.awsName()));
    }

    @Override
    public ModelCard decide(String name, CardStatus status) {
        ModelCard now = describe(name);
        if (now.status() == status) {
            return now;
        }
        if (!now.status().mayBecome(status)) {
            throw refused(now, "is %s, which may not become %s".formatted(now.status(), status));
        }
        become(name, status);
        return describe(name);
    }

    @Override
    public Plan<ModelCard> change(String name, CardContent content, CardStatus status) {
        describe(name);
        PlanDraft plan = platform.work().plan("change model card " + name);
        Step<ModelCard> said = plan.step(
                "content",
                (Step.Details<ModelCard> step) -> step.in(scope.account().id())
                        .needs("sagemaker:DescribeModelCard", "sagemaker:UpdateModelCard")
                        .finds(done -> cards.find(name).filter(card -> card.says(content)))
                        .makes(done -> update(name, content)));
        Step<ModelCard> decided = plan.step(
                "status",
                (Step.Details<ModelCard> step) -> step.in(scope.account().id())
                        .needs("sagemaker:DescribeModelCard", "sagemaker:UpdateModelCard")
                        .after(said)
                        .finds(done -> Optional.of(done.of(said)).filter(card -> card.status() == status))
                        .makes(done -> decide(name, status)));
        return plan.yielding(decided);
    }

    @Override
    public void delete(String name) {
        try {
            cards.client().deleteModelCard(r -> r.modelCardName(name));
        } catch (NotFoundException gone) {
            // as it should be
        }
    }

    @Override
    public CardContent fill(VersionReference version) {
        VersionFacts facts = new FactsReader(platform).of(version);
        return Filling.over(VersionCards.embedded(facts), facts);
    }

    @Override
    public Optional<ModelCard> of(VersionReference version) {
        return find(new FactsReader(platform).cardName(version));
    }

    @Override
    public Plan<ModelCard> file(VersionReference version, UnaryOperator<CardContent> edit) {
        return new VersionCards(platform, this, scope.account().id()).file(new FactsReader(platform).of(version), edit);
    }

    @Override
    public ApprovalGate gate(CardRequirement... required) {
        Set<CardRequirement> all = EnumSet.allOf(CardRequirement.class);
        return new CardGate(this::of, required.length == 0 ? all : Set.of(required));
    }

    @Override
    public CardExport export(String name, S3Location folder) {
        return new Exports(scope, platform.work()).export(describe(name), folder);
    }

    @Override
    public Path download(CardExport export, Path file) {
        S3Client s3 = scope.client(S3Client::builder);
        try (InputStream pdf = s3.getObject(
                r -> r.bucket(export.pdf().bucket()).key(export.pdf().key()))) {
            Files.copy(pdf, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<ModelCard> find(String name) {
        return cards.find(name);
    }

    private static ConflictException refused(ModelCard card, String why) {
        return new ConflictException(
                Failure.of("change a model card", card.arn() + " " + why).in(card.account()));
    }
}
