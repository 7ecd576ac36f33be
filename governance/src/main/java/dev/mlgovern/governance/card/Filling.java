package dev.mlgovern.governance.card;

import dev.mlgovern.core.topology.Team;
import dev.mlgovern.registry.model.ModelVersion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Puts what is known of a version over what people wrote: theirs stays, ours is told anew. */
final class Filling {
    private static final int MOST = 15;
    private static final int TEXT = 1024;
    private static final String APPROVAL = "Approval in ";
    private static final String COPY = "Copy in ";

    private Filling() {}

    static CardContent over(CardContent said, VersionFacts facts) {
        CardContent.Builder content = CardContent.builder()
                .overview(overview(
                        said.overview().orElseGet(() -> ModelOverview.builder().build()), facts))
                .training(training(
                        said.training()
                                .orElseGet(() -> TrainingDetails.builder().build()),
                        facts))
                .more(more(
                        said.more()
                                .orElseGet(() -> AdditionalInformation.builder().build()),
                        facts));
        said.uses().ifPresent(content::uses);
        content.business(business(
                said.business().orElseGet(() -> BusinessDetails.builder().build()), facts));
        evaluations(said, facts).forEach(content::addEvaluation);
        said.others().forEach(content::putOther);
        return content.build();
    }

    /** Ours are told anew where they stand, so that telling them changes no order. */
    private static Collection<Evaluation> evaluations(CardContent said, VersionFacts facts) {
        Map<String, Evaluation> ours = new LinkedHashMap<>();
        facts.reports().forEach(each -> ours.put(each.name(), each));
        List<Evaluation> all = new ArrayList<>();
        for (Evaluation each : said.evaluations()) {
            all.add(ours.getOrDefault(each.name(), each));
        }
        all.addAll(ours.values());
        return new LinkedHashSet<>(all);
    }

    private static ModelOverview overview(ModelOverview said, VersionFacts facts) {
        ModelVersion origin = facts.origin();
        ModelOverview.Builder overview = ModelOverview.builder()
                .id(facts.first().toString())
                .name(facts.first().group().name())
                .version(facts.first().number());
        said.description().or(origin::description).map(Filling::brief).ifPresent(overview::description);
        said.owner()
                .or(() -> Optional.ofNullable(facts.team()).map(Team::owner))
                .ifPresent(overview::owner);
        said.creator().or(origin::creator).map(Filling::brief).ifPresent(overview::creator);
        said.problemType().ifPresent(overview::problemType);
        said.algorithm()
                .or(() -> origin.containers().stream()
                        .flatMap(each -> each.framework().stream())
                        .findFirst())
                .ifPresent(overview::algorithm);
        some(said.artifacts(), facts.artifacts()).forEach(overview::addArtifact);
        some(said.images(), facts.images()).forEach(overview::addImage);
        return overview.build();
    }

    private static BusinessDetails business(BusinessDetails said, VersionFacts facts) {
        Team team = facts.team();
        return said.lineOfBusiness().isPresent() || team == null
                ? said
                : said.toBuilder().lineOfBusiness(team.lineOfBusiness()).build();
    }

    private static TrainingDetails training(TrainingDetails said, VersionFacts facts) {
        TrainingDetails.Builder training = TrainingDetails.builder();
        said.objective().ifPresent(training::objective);
        said.observations().ifPresent(training::observations);
        Optional.ofNullable(facts.lineage().job()).or(said::job).ifPresent(training::job);
        some(said.datasets(), facts.lineage().data()).forEach(training::addDataset);
        said.images().forEach(training::addImage);
        said.metrics().forEach(training::addMetric);
        said.ownMetrics().forEach(training::addOwnMetric);
        said.parameters().forEach(training::addParameter);
        said.ownParameters().forEach(training::addOwnParameter);
        return training.build();
    }

    private static AdditionalInformation more(AdditionalInformation said, VersionFacts facts) {
        Map<String, String> details = new TreeMap<>(said.details());
        ModelVersion origin = facts.origin();
        origin.commit().ifPresent(commit -> details.put("Commit", brief(commit)));
        origin.repository().ifPresent(repository -> details.put("Repository", brief(repository)));
        origin.artifactSha256().ifPresent(sha -> details.put("Artifact SHA-256", sha));
        Stream.of(origin, facts.version())
                .forEach(each -> details.put(
                        APPROVAL + each.account(),
                        brief(each.approvalDescription()
                                .orElseGet(() -> each.approval().awsName()))));
        if (!facts.first().equals(facts.version().arn())) {
            details.put(COPY + facts.version().account(), facts.version().arn().toString());
        }
        AdditionalInformation.Builder more = AdditionalInformation.builder();
        said.ethics().ifPresent(more::ethics);
        said.caveats().ifPresent(more::caveats);
        details.forEach(more::putDetail);
        return more.build();
    }

    /** Theirs before ours, of which there is room for so many. */
    private static List<String> some(List<String> said, List<String> known) {
        return Stream.concat(said.stream(), known.stream())
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static String brief(String text) {
        return text.substring(0, Math.min(text.length(), TEXT));
    }
}
