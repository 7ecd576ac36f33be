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
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ThroughputConfigUpdate;
import software.amazon.awssdk.services.sagemaker.model.TtlDuration;

/** The steps after which a feature group is as defined. */
final class EnsuredGroup {
    // UpdateFeatureGroup.FeatureAdditions in the SageMaker API
    private static final int ADDITIONS = 100;

    private final MlPlatform platform;
    private final Account account;
    private final FeatureGroupDefinition definition;
    private final FeatureGroups groups;
    private final FeatureGroupArn arn;
    private final LiveGroup live;

    EnsuredGroup(MlPlatform platform, Account account, FeatureGroupDefinition definition) {
        this.platform = platform;
        this.account = account;
        this.definition = definition;
        this.groups = new FeatureGroups(platform);
        String partition = account.region().metadata().partition().id();
        this.arn = new FeatureGroupArn(partition, account.region(), account.id(), definition.name());
        this.live = new LiveGroup(platform, arn);
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
                .description()
                .filter(this::differs)
                .ifPresent(text ->
                        details.note("keeps its other description: SageMaker cannot change that of a feature group"));
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
                .makes(results -> add(progress));
    }

    private void served(Step.Details<FeatureGroup> details, Step<FeatureGroup> complete) {
        ProgressListener progress = details.progress();
        details.in(account.id())
                .needs("sagemaker:DescribeFeatureGroup", "sagemaker:UpdateFeatureGroup")
                .finds(results -> Optional.of(results.of(complete))
                        .filter(group -> sameTimeToLive(group) && sameThroughput(group)))
                .makes(results -> update(progress));
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
        Optional<FeatureGroup> found = groups.find(arn);
        found.ifPresent(group -> {
            if (LiveGroup.lost(group)) {
                throw refused(LiveGroup.reason(group));
            }
            List<String> differences = Differences.between(group, definition);
            if (!differences.isEmpty()) {
                throw refused(
                        "is there and differs in what cannot be changed:\n  - " + String.join("\n  - ", differences));
            }
        });
        return found;
    }

    private boolean differs(String description) {
        return groups.find(arn)
                .filter(group -> !group.description().equals(Optional.of(description)))
                .isPresent();
    }

    private ConflictException refused(String why) {
        return new ConflictException(
                Failure.of("ensure", "feature group %s %s".formatted(arn, why)).in(account.id()));
    }

    private FeatureGroup make(ProgressListener progress) {
        if (compatible().isEmpty()) {
            try {
                client().createFeatureGroup(GroupMapping.request(definition));
            } catch (ConflictException e) {
                if (compatible().isEmpty()) {
                    throw e;
                }
            }
        }
        return live.settled(progress);
    }

    private FeatureGroup add(ProgressListener progress) {
        FeatureGroup group = live.settled(progress);
        for (List<Feature> missing = missing(group); !missing.isEmpty(); missing = missing(group)) {
            List<Feature> next = missing.subList(0, Math.min(missing.size(), ADDITIONS));
            group = live.changed(
                    r -> r.featureAdditions(GroupMapping.features(next)),
                    now -> Collections.disjoint(missing(now), next),
                    progress);
        }
        return group;
    }

    private FeatureGroup update(ProgressListener progress) {
        FeatureGroup group = live.settled(progress);
        if (!sameTimeToLive(group)) {
            group = live.changed(
                    r -> r.onlineStoreConfig(c -> c.ttlDuration(timeToLive())), this::sameTimeToLive, progress);
        }
        if (!sameThroughput(group)) {
            ThroughputConfigUpdate units =
                    GroupMapping.throughput(definition.throughput().orElse(null));
            group = live.changed(r -> r.throughputConfig(units), this::sameThroughput, progress);
        }
        return group;
    }

    private TtlDuration timeToLive() {
        return definition
                .onlineStore()
                .flatMap(OnlineStore::timeToLive)
                .map(TimeToLive::of)
                .orElseGet(TimeToLive::none);
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
