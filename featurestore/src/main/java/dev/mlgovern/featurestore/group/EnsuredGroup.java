package dev.mlgovern.featurestore.group;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.ConflictException;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.tag.CostTags;
import dev.mlgovern.core.topology.Account;
import dev.mlgovern.core.work.Plan;
import dev.mlgovern.core.work.PlanDraft;
import dev.mlgovern.core.work.ProgressListener;
import dev.mlgovern.core.work.Step;
import dev.mlgovern.featurestore.schema.Feature;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.UpdateFeatureGroupRequest;

/** The steps after which a feature group is as defined. */
final class EnsuredGroup {
    // UpdateFeatureGroup.FeatureAdditions in the SageMaker API
    private static final int ADDITIONS = 100;

    private final MlPlatform platform;
    private final Account account;
    private final FeatureGroupDefinition definition;
    private final FeatureGroups groups;
    private final FeatureGroupArn arn;

    EnsuredGroup(MlPlatform platform, Account account, FeatureGroupDefinition definition) {
        this.platform = platform;
        this.account = account;
        this.definition = definition;
        this.groups = new FeatureGroups(platform);
        String partition = account.region().metadata().partition().id();
        this.arn = new FeatureGroupArn(partition, account.region(), account.id(), definition.name());
    }

    Plan<FeatureGroup> plan(CostTags tags) {
        PlanDraft draft =
                platform.work().plan("feature group " + definition.name()).tagged(tags);
        Step<FeatureGroup> made = draft.step("make feature group " + definition.name(), this::made);
        Step<FeatureGroup> complete = draft.step("have every feature", step -> complete(step.after(made), made));
        Step<FeatureGroup> served =
                draft.step("time to live and throughput", step -> served(step.after(complete), complete));
        if (definition.descriptions().isEmpty() && definition.parameters().isEmpty()) {
            return draft.yielding(served);
        }
        return draft.yielding(draft.step("say what features mean", step -> explained(step.after(served), served)));
    }

    private void made(Step.Details<FeatureGroup> details) {
        ProgressListener progress = details.progress();
        details.in(account.id())
                .needs("sagemaker:DescribeFeatureGroup", "sagemaker:CreateFeatureGroup", "sagemaker:AddTags")
                .finds(results -> compatible().filter(FeatureGroup::ready))
                .makes(results -> make(progress));
        definition
                .offlineStore()
                .ifPresent(store -> details.needs("iam:PassRole")
                        .note("every record is kept under %s as a %s table, written by %s"
                                .formatted(store.s3Uri(), store.format(), store.roleArn())));
        definition
                .onlineStore()
                .ifPresent(store -> details.note(
                        "the latest records are served from a %s online store".formatted(store.storage())));
    }

    private void complete(Step.Details<FeatureGroup> details, Step<FeatureGroup> made) {
        ProgressListener progress = details.progress();
        details.in(account.id())
                .needs("sagemaker:DescribeFeatureGroup", "sagemaker:UpdateFeatureGroup")
                .note("has " + definition.schema().features() + "; what a feature group has it never loses again")
                .finds(results -> Optional.of(results.of(made))
                        .filter(group -> missing(group).isEmpty()))
                .makes(results -> add(results.of(made), progress));
    }

    private void served(Step.Details<FeatureGroup> details, Step<FeatureGroup> complete) {
        ProgressListener progress = details.progress();
        details.in(account.id())
                .needs("sagemaker:DescribeFeatureGroup", "sagemaker:UpdateFeatureGroup")
                .finds(results -> Optional.of(results.of(complete))
                        .filter(group -> sameTimeToLive(group) && sameThroughput(group)))
                .makes(results -> update(results.of(complete), progress));
    }

    private void explained(Step.Details<FeatureGroup> details, Step<FeatureGroup> served) {
        FeatureNotes notes = new FeatureNotes(client(), definition);
        details.in(account.id())
                .needs("sagemaker:DescribeFeatureMetadata", "sagemaker:UpdateFeatureMetadata")
                .finds(results -> Optional.of(results.of(served)).filter(group -> notes.said()))
                .makes(results -> {
                    notes.say();
                    return results.of(served);
                });
    }

    /** The group as it is, if it can become what is wanted. */
    private Optional<FeatureGroup> compatible() {
        Optional<FeatureGroup> live = groups.find(arn);
        live.map(group -> Differences.between(group, definition))
                .filter(differences -> !differences.isEmpty())
                .ifPresent(differences -> {
                    throw new ConflictException(Failure.of(
                                    "ensure",
                                    "feature group %s is there and differs in what cannot be changed:\n  - %s"
                                            .formatted(arn, String.join("\n  - ", differences)))
                            .in(account.id()));
                });
        return live;
    }

    private FeatureGroup make(ProgressListener progress) {
        try {
            client().createFeatureGroup(GroupMapping.request(definition));
        } catch (ConflictException e) {
            if (compatible().isEmpty()) {
                throw e;
            }
        }
        return settled(progress);
    }

    private FeatureGroup add(FeatureGroup made, ProgressListener progress) {
        FeatureGroup group = made;
        for (List<Feature> missing = missing(group); !missing.isEmpty(); missing = missing(group)) {
            List<Feature> next = missing.subList(0, Math.min(missing.size(), ADDITIONS));
            client().updateFeatureGroup(
                            r -> r.featureGroupName(definition.name()).featureAdditions(GroupMapping.features(next)));
            group = settled(progress);
        }
        return group;
    }

    /** One kind of change a call: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_UpdateFeatureGroup.html */
    private FeatureGroup update(FeatureGroup complete, ProgressListener progress) {
        FeatureGroup group = complete;
        if (!sameTimeToLive(group)) {
            client().updateFeatureGroup(timeToLive());
            group = settled(progress);
        }
        if (!sameThroughput(group)) {
            client().updateFeatureGroup(throughput());
            group = settled(progress);
        }
        return group;
    }

    private UpdateFeatureGroupRequest timeToLive() {
        return UpdateFeatureGroupRequest.builder()
                .featureGroupName(definition.name())
                .onlineStoreConfig(c -> c.ttlDuration(definition
                        .onlineStore()
                        .flatMap(OnlineStore::timeToLive)
                        .map(GroupMapping::timeToLive)
                        .orElseGet(GroupMapping::noTimeToLive)))
                .build();
    }

    private UpdateFeatureGroupRequest throughput() {
        return UpdateFeatureGroupRequest.builder()
                .featureGroupName(definition.name())
                .throughputConfig(
                        GroupMapping.throughput(definition.throughput().orElse(null)))
                .build();
    }

    private FeatureGroup settled(ProgressListener progress) {
        return platform.work()
                .waitFor("feature group " + definition.name(), () -> groups.describe(arn))
                .until(FeatureGroup::ready)
                .failsWhen(
                        group -> group.failure().isPresent(),
                        group -> group.failure().orElse(""))
                .every(Duration.ofSeconds(2))
                .reportTo(progress)
                .await();
    }

    private List<Feature> missing(FeatureGroup group) {
        return definition.schema().features().stream()
                .filter(feature -> group.schema().feature(feature.name()).isEmpty())
                .toList();
    }

    private boolean sameTimeToLive(FeatureGroup group) {
        return group.onlineStore()
                .flatMap(OnlineStore::timeToLive)
                .equals(definition.onlineStore().flatMap(OnlineStore::timeToLive));
    }

    private boolean sameThroughput(FeatureGroup group) {
        return group.throughput().equals(definition.throughput());
    }

    private SageMakerClient client() {
        return platform.in(account.id()).client(SageMakerClient::builder);
    }
}
