package dev.mlgovern.governance.card;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.account.AccountRole;
import dev.mlgovern.core.work.Pages;
import dev.mlgovern.core.work.Plan;
import dev.mlgovern.registry.model.ApprovalGate;
import dev.mlgovern.registry.model.S3Location;
import dev.mlgovern.registry.model.VersionReference;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Model cards of one account: the governance account's, unless another is asked for.
 *
 * <pre>{@code
 * ModelCards cards = ModelGovernance.on(platform).cards();
 * ModelCard card = cards.create("fraud", "churn", CardContent.builder().overview(o -> o.owner("olaf")).build());
 * cards.decide(card.name(), CardStatus.PENDING_REVIEW);
 * }</pre>
 *
 * <p>Cheap to make; the platform owns every resource. Thread-safe.
 */
public interface ModelCards {
    /**
     * The cards of the governance account.
     *
     * @param platform stays open as long as they are used
     * @return its cards
     * @throws dev.mlgovern.core.error.InvalidRequestException if there is not exactly one account with the role
     *     {@code ML_GOVERNANCE}
     */
    static ModelCards on(MlPlatform platform) {
        return in(platform, platform.topology().only(AccountRole.ML_GOVERNANCE).id());
    }

    /**
     * The cards of some account.
     *
     * @param platform stays open as long as they are used
     * @param account whose cards
     * @return its cards, in its home Region
     * @throws dev.mlgovern.core.error.InvalidRequestException if the topology does not know it
     */
    static ModelCards in(MlPlatform platform, AccountId account) {
        return new DefaultModelCards(platform, platform.in(account));
    }

    /**
     * Makes a card, as a draft. Making the same again gives the one there is. Calls {@code sagemaker:CreateModelCard},
     * {@code sagemaker:AddTags}, {@code sagemaker:DescribeModelCard}.
     *
     * @param team whose model it is, for the cost tags
     * @param name letters, digits and inner hyphens, at most 63
     * @param content what it says
     * @return the card
     * @throws dev.mlgovern.core.error.InvalidRequestException if the name is refused or the team unknown
     * @throws dev.mlgovern.core.error.ConflictException if there is one that says something else
     */
    ModelCard create(String team, String name, CardContent content);

    /**
     * Reads the newest version of a card. Calls {@code sagemaker:DescribeModelCard}.
     *
     * @param name of the card
     * @return the card
     * @throws dev.mlgovern.core.error.NotFoundException if there is none
     */
    ModelCard describe(String name);

    /**
     * Reads a version of a card. Calls {@code sagemaker:DescribeModelCard}.
     *
     * @param name of the card
     * @param version from 1
     * @return the card as that version has it
     * @throws dev.mlgovern.core.error.NotFoundException if there is none
     */
    ModelCard describe(String name, int version);

    /**
     * Lists the cards, newest first, fetched as they are read. Calls {@code sagemaker:ListModelCards}.
     *
     * @return one line for each
     */
    Pages<CardSummary> list();

    /**
     * Lists the versions of a card, newest first, fetched as they are read. Calls {@code sagemaker:ListModelCardVersions}.
     *
     * @param name of the card
     * @return one line for each
     */
    Pages<CardSummary> versions(String name);

    /**
     * Makes a card say something else: all of it, since SageMaker keeps nothing of what it said. Saying the same again
     * changes nothing. An approved card is {@link CardStatus#PENDING_REVIEW} again before it changes. Calls {@code sagemaker:DescribeModelCard}, {@code sagemaker:UpdateModelCard}.
     *
     * @param name of the card
     * @param content all that it says from here on
     * @return the new version
     * @throws dev.mlgovern.core.error.ConflictException if the card is archived
     */
    ModelCard update(String name, CardContent content);

    /**
     * Takes a card to another state, which makes no new version. Calls {@code sagemaker:DescribeModelCard},
     * {@code sagemaker:UpdateModelCard}.
     *
     * @param name of the card
     * @param status the state after it; the present one changes nothing
     * @return the card
     * @throws dev.mlgovern.core.error.ConflictException if {@link CardStatus#mayBecome} says no
     */
    ModelCard decide(String name, CardStatus status);

    /**
     * Plans to change what a card says, as {@link #update} does, and its state, which SageMaker takes as two calls.
     *
     * @param name of the card
     * @param content all that it says from here on
     * @param status the state afterwards
     * @return a plan of two steps that yields the card
     * @throws dev.mlgovern.core.error.NotFoundException if there is no such card
     */
    Plan<ModelCard> change(String name, CardContent content, CardStatus status);

    /**
     * Deletes a card with all its versions; one that is gone already is no fault. Calls {@code sagemaker:DeleteModelCard}.
     *
     * @param name of the card
     */
    void delete(String name);

    /**
     * What is known of a version, as content: itself, the artifact, image, commit and approvals of it and of the version
     * it is a copy of, the training job and data of its lineage, the metrics of its reports, the card it came with, its
     * team's owner and line of business. Only reads.
     *
     * @param version any reference to it
     * @return the content; what only people know is left for them
     * @throws dev.mlgovern.core.error.NotFoundException if there is no such version
     */
    CardContent fill(VersionReference version);

    /**
     * The card of a version. A version and all its copies in other accounts share one, which is found by the version that
     * was registered first.
     *
     * @param version any reference to one of them
     * @return empty if it has none
     * @throws dev.mlgovern.core.error.NotFoundException if there is no such version
     */
    Optional<ModelCard> of(VersionReference version);

    /**
     * Plans to file the card of a version: it is made if there is none, and tells what {@link #fill} knows. What people
     * wrote stays. What {@code edit} adds replaces an evaluation, training metric or hyperparameter of the same name, so
     * that the same edit again adds nothing. An approved card stays approved where only facts are told anew, and is
     * {@link CardStatus#PENDING_REVIEW} again before it says anything else. After a promotion it carries the card along: the same card tells of the copy and its approval too.
     *
     * @param version any reference to it
     * @param edit what people add, given what there is
     * @return a plan that yields the card; filing the same again changes nothing
     * @throws dev.mlgovern.core.error.NotFoundException if there is no such version
     */
    Plan<ModelCard> file(VersionReference version, UnaryOperator<CardContent> edit);

    /**
     * A gate for approvals: the version has a card that says what is required and is not archived, and for a version of
     * high risk the card is approved.
     *
     * @param required everything if none is named
     * @return to be added to a decision ({@code registry.approve(version, d -> d.addGate(cards.gate()))})
     */
    ApprovalGate gate(CardRequirement... required);

    /**
     * Exports the newest version of a card as PDF and waits for it. The same export again gives the same file. Calls
     * {@code sagemaker:DescribeModelCard}, {@code sagemaker:CreateModelCardExportJob},
     * {@code sagemaker:DescribeModelCardExportJob}; SageMaker writes as the caller, who needs {@code s3:PutObject}.
     *
     * @param name of the card
     * @param folder where to; SageMaker makes a path of its own in it
     * @return where the PDF is
     * @throws dev.mlgovern.core.error.ConflictException if the job failed, with SageMaker's reason
     */
    CardExport export(String name, S3Location folder);

    /**
     * Downloads an exported card. Calls {@code s3:GetObject}.
     *
     * @param export of this account
     * @param file to be written; replaced if it is there
     * @return the file
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    Path download(CardExport export, Path file);
}
