package dev.mlgovern.registry.lineage;

import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.registry.model.DataSet;
import dev.mlgovern.registry.model.ModelVersionArn;
import dev.mlgovern.registry.model.Registration;
import dev.mlgovern.registry.model.S3Location;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An event in SageMaker's terms: an action, what contributed to it and what came of it.
 *
 * @param place where it is recorded
 * @param name follows from the event, so that it is found again
 * @param type the action's type
 * @param uri the action's source
 * @param facts the action's properties
 * @param links who leads to whom
 */
record ActionSpec(Place place, String name, String type, String uri, Map<String, String> facts, List<Link> links) {
    /** Type of the actions for deployments, which is SageMaker's own for them. */
    static final String DEPLOYMENT = "ModelDeployment";
    /** Fact that tells what this library recorded from what SageMaker did. */
    static final String RECORDED_BY = "recorded-by";

    private static final int NAME = 120;
    private static final int SOURCE = 1024;
    private static final int FACT = 2500;

    /**
     * An association to write.
     *
     * @param from what leads, null for the action
     * @param to to what, null for the action
     * @param association as SageMaker names it
     */
    record Link(@Nullable Thing from, @Nullable Thing to, String association) {
        static Link into(Thing from) {
            return new Link(from, null, "ContributedTo");
        }

        static Link outOf(Thing to, String association) {
            return new Link(null, to, association);
        }

        static Link between(Thing from, Thing to) {
            return new Link(from, to, "ContributedTo");
        }

        Stream<Thing> ends() {
            return Stream.of(Optional.ofNullable(from), Optional.ofNullable(to)).flatMap(Optional::stream);
        }
    }

    ActionSpec {
        Map<String, String> cut = new TreeMap<>();
        facts.forEach((key, value) -> cut.put(key, value.substring(0, Math.min(value.length(), FACT))));
        cut.put(RECORDED_BY, "mlgovern");
        facts = Map.copyOf(cut);
        uri = uri.substring(0, Math.min(uri.length(), SOURCE));
    }

    static ActionSpec of(LineageEvent event) {
        if (event instanceof Registered registered) {
            return registered(registered);
        }
        return event instanceof Promoted promoted ? promoted(promoted) : deployed((Deployed) event);
    }

    /** Everything that goes in or comes out, once each. */
    List<Thing> things() {
        return links.stream().flatMap(Link::ends).distinct().toList();
    }

    private static ActionSpec registered(Registered event) {
        ModelVersionArn version = event.version();
        Registration registration = event.registration();
        Map<String, String> facts = new TreeMap<>(event.facts());
        registration.commit().ifPresent(commit -> facts.put("commit", commit));
        registration.repository().ifPresent(repository -> facts.put("repository", repository));
        registration.trainingJob().ifPresent(job -> facts.put("training-job", job));
        Thing artifact = Thing.artifact("Model", registration.artifact().uri());
        Stream<Link> data = registration.trainingData().stream()
                .map(S3Location::uri)
                .map(uri -> Link.into(Thing.artifact("DataSet", uri)));
        Stream<Link> results = Stream.of(
                Link.outOf(artifact, "Produced"),
                Link.between(artifact, Thing.artifact("ModelPackage", version.toString())));
        Stream<Link> sets = registration.dataSets().stream().flatMap(ActionSpec::dataSet);
        if (!registration.dataSets().isEmpty()) {
            facts.put(
                    "data-set-digest",
                    registration.dataSets().stream().map(DataSet::digest).collect(Collectors.joining(",")));
        }
        return new ActionSpec(
                new Place(version.account(), version.region()),
                name("train", version),
                "ModelTraining",
                code(registration).orElse(version.toString()),
                facts,
                Stream.of(data, sets, results).flatMap(links -> links).toList());
    }

    /** A data set contributes to the training, and what it comes from to the data set. */
    private static Stream<Link> dataSet(DataSet data) {
        Thing set = Thing.artifact("DataSet", data.location().uri());
        Stream<Link> sources =
                data.sources().stream().map(source -> Link.between(Thing.artifact(typeOf(source), source), set));
        return Stream.concat(Stream.of(Link.into(set)), sources);
    }

    private static String typeOf(String source) {
        return source.contains(":feature-group/") ? "FeatureGroup" : "DataSet";
    }

    /** What trained: the job, or else the code. */
    private static Optional<String> code(Registration registration) {
        Optional<String> commit = registration
                .commit()
                .map(id -> registration.repository().map(at -> at + "@").orElse("") + id);
        return registration.trainingJob().or(() -> commit);
    }

    private static ActionSpec promoted(Promoted event) {
        ModelVersionArn copy = event.copy();
        return new ActionSpec(
                new Place(copy.account(), copy.region()),
                name("promote", copy),
                "ModelPromotion",
                event.source().toString(),
                event.facts(),
                List.of(
                        Link.into(Thing.artifact("ModelPackage", event.source().toString())),
                        Link.outOf(Thing.artifact("ModelPackage", copy.toString()), "Produced")));
    }

    private static ActionSpec deployed(Deployed event) {
        return new ActionSpec(
                placeOf(event.endpoint()),
                StableName.of("deploy-" + event.configuration(), NAME),
                DEPLOYMENT,
                event.endpoint(),
                event.facts(),
                List.of(
                        Link.into(Thing.artifact("ModelPackage", event.version().toString())),
                        Link.outOf(Thing.context("Endpoint", event.endpoint()), "AssociatedWith")));
    }

    static Place placeOf(String arn) {
        return Place.ofArn(arn)
                .orElseThrow(() -> new InvalidRequestException(
                        Failure.of("lineage", "cannot tell where to look"),
                        List.of("arn must be the ARN of something of SageMaker's, was \"" + arn + "\"")));
    }

    private static String name(String verb, ModelVersionArn version) {
        return StableName.of(verb + "-" + version.group().name() + "-" + version.number(), NAME);
    }
}
