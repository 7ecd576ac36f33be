package dev.mlgovern.registry.promotion;

import dev.mlgovern.core.AccountScope;
import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.NotFoundException;
import dev.mlgovern.core.tag.CostTags;
import dev.mlgovern.core.topology.Topology;
import dev.mlgovern.core.work.FanOut;
import dev.mlgovern.core.work.Plan;
import dev.mlgovern.core.work.PlanDraft;
import dev.mlgovern.core.work.Step;
import dev.mlgovern.registry.artifact.Artifact;
import dev.mlgovern.registry.artifact.ArtifactCopier;
import dev.mlgovern.registry.artifact.ImageReader;
import dev.mlgovern.registry.lineage.Lineage;
import dev.mlgovern.registry.lineage.LineageRecord;
import dev.mlgovern.registry.lineage.Promoted;
import dev.mlgovern.registry.model.Groups;
import dev.mlgovern.registry.model.ImageUri;
import dev.mlgovern.registry.model.Metadata;
import dev.mlgovern.registry.model.ModelGroupArn;
import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.registry.model.ModelVersionArn;
import dev.mlgovern.registry.model.S3Location;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Makes the plan of a promotion: group, copies side by side, version, lineage. */
final class Planner {
    private final MlPlatform platform;
    private final ModelVersionArn version;
    private final PromotionRequest request;

    Planner(MlPlatform platform, ModelVersionArn version, PromotionRequest request) {
        this.platform = platform;
        this.version = version;
        this.request = request;
    }

    /**
     * What was planned.
     *
     * @param plan the steps
     * @param diff what it makes of the version
     */
    record Planned(Plan<ModelVersion> plan, PromotionDiff diff) {}

    Planned plan() {
        Route route = Route.of(platform.topology(), version, request);
        ArtifactCopier copier = route.copier(platform, request);
        SourceReader reader = new SourceReader(platform, version, copier);
        // the way into the target is open, and confirmed to be the right account, by the time that it is needed
        SourceReader.Named named = meanwhile(route.scope(platform)::confirm, reader::describe);
        Source source = meanwhile(() -> checkImages(route, named.images()), () -> reader.look(named));
        CopyRequest copy = new CopyRequest(route, source, request.lifeCycle());
        copy.request(route.group(), platform.actor());
        PlanDraft draft = platform.work()
                .plan("promote " + version.group().name() + "/" + version.number() + " to "
                        + route.group().name() + " in " + route.target().name())
                .tagged(tags(route, source))
                .unchanged(
                        version + " and its files",
                        firstThen(source.fingerprint(), () -> reader.read().fingerprint()));
        return new Planned(steps(draft, new Steps(route, source, copier, copy)), copy.diff());
    }

    /** The second, done beside the first; if both fail, the second tells why. */
    private <T> T meanwhile(Runnable first, Supplier<T> second) {
        Supplier<Optional<T>> yielding = () -> Optional.of(second.get());
        Supplier<Optional<T>> silent = () -> {
            first.run();
            return Optional.empty();
        };
        FanOut<Supplier<Optional<T>>, Optional<T>> both =
                platform.work().forEach(List.of(yielding, silent), Supplier::get);
        both.failures().values().stream().findFirst().ifPresent(failed -> {
            throw failed;
        });
        return Objects.requireNonNull(both.results().get(yielding)).orElseThrow();
    }

    /** What the steps are made of. */
    private record Steps(Route route, Source source, ArtifactCopier copier, CopyRequest copy) {
        Layout layout() {
            return Layout.of(route, source.content());
        }
    }

    private Plan<ModelVersion> steps(PlanDraft draft, Steps of) {
        List<Step<?>> before = new ArrayList<>();
        Step<ModelGroupArn> group = group(draft, of.route());
        before.add(group);
        Set<Artifact> artifacts = new LinkedHashSet<>(of.source().files().values());
        artifacts.forEach(each -> before.add(copy(draft, of, each)));
        Step<ModelVersion> made = version(draft, of, before, group);
        lineage(draft, of, made);
        return draft.yielding(made);
    }

    private Step<ModelGroupArn> group(PlanDraft draft, Route route) {
        Groups groups = new Groups(route.scope(platform));
        return draft.step(
                "group " + route.group().name(),
                step -> step.in(route.target().id())
                        .needs(
                                "sagemaker:DescribeModelPackageGroup",
                                "sagemaker:CreateModelPackageGroup",
                                "sagemaker:AddTags")
                        .note("made with the cost tags of team " + route.team().name()
                                + " if there is none; a policy is kept")
                        .finds(results -> groups.find(route.groupName(), route.owner()))
                        .makes(results -> groups.make(route.groupName(), route.owner())));
    }

    private static Step<Artifact> copy(PlanDraft draft, Steps of, Artifact artifact) {
        S3Location to = of.layout().to(artifact);
        return draft.step(
                "copy " + artifact.location(),
                step -> step.in(of.route().target().id())
                        .from(of.route().source().account())
                        .reads(of.route().arn(artifact.location()))
                        .needs(of.copier().actions(artifact).toArray(String[]::new))
                        .bytes(artifact.size())
                        .note("becomes " + to)
                        .finds(results -> of.copier().find(artifact, to))
                        .makes(results -> of.copier().copy(artifact, to, step.progress())));
    }

    private Step<ModelVersion> version(PlanDraft draft, Steps of, List<Step<?>> before, Step<ModelGroupArn> group) {
        TargetVersions versions = new TargetVersions(platform, of.route(), of.copy(), of.layout());
        return draft.step("version in " + of.route().group().name(), step -> {
            step.in(of.route().target().id())
                    .from(of.source().images().owners())
                    .reads(of.source().images().repositories(of.route().source()))
                    .needs(
                            "sagemaker:ListModelPackages",
                            "sagemaker:BatchDescribeModelPackage",
                            "sagemaker:DescribeModelPackage",
                            "sagemaker:CreateModelPackage")
                    .after(before.toArray(Step<?>[]::new));
            of.copy().changes().forEach(change -> step.note(change.toString()));
            step.finds(results -> versions.find(results.of(group))).makes(results -> versions.make(results.of(group)));
        });
    }

    private void lineage(PlanDraft draft, Steps of, Step<ModelVersion> made) {
        Lineage lineage = Lineage.on(platform);
        Map<String, String> facts = Map.of(
                "promotion", of.copy().id().hex(),
                "content", of.source().content().hex());
        draft.<LineageRecord>step(
                "lineage",
                step -> step.in(of.route().target().id())
                        .needs("sagemaker:CreateAction", "sagemaker:CreateArtifact", "sagemaker:AddAssociation")
                        .after(made)
                        .finds(results -> lineage.find(
                                        new Promoted(version, results.of(made).arn(), facts))
                                .filter(LineageRecord::done))
                        .makes(results -> lineage.record(
                                new Promoted(version, results.of(made).arn(), facts))));
    }

    /** The image stays where it is, so the target account must be able to read it there. */
    private void checkImages(Route route, PinnedImages images) {
        AccountScope scope = route.scope(platform);
        Topology topology = platform.topology();
        List<String> problems = new ArrayList<>();
        for (String each : images.all()) {
            ImageUri image = ImageUri.parse(each);
            if (!image.region().equals(scope.region())) {
                problems.add("image " + image + " must be in the region of the target, " + scope.region());
            } else if (topology.accounts().stream().anyMatch(a -> a.id().equals(image.account()))) {
                try {
                    new ImageReader(scope).pinned(image);
                } catch (NotFoundException gone) {
                    problems.add("image " + image + " does not exist any more");
                }
            }
        }
        if (!problems.isEmpty()) {
            throw Route.refused(problems);
        }
    }

    private CostTags tags(Route route, Source source) {
        String product = source.described()
                .customerMetadataProperties()
                .getOrDefault(Metadata.PRODUCT, version.group().name());
        return platform.topology().tagsOf(route.team(), route.target(), product);
    }

    /** The source was just read: reading it once more for the plan would only cost calls. */
    private static Supplier<String> firstThen(String first, Supplier<String> later) {
        AtomicReference<String> once = new AtomicReference<>(first);
        return () -> {
            String known = once.getAndSet("");
            return known.isEmpty() ? later.get() : known;
        };
    }
}
