package dev.mlgovern.registry.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.core.account.Stage;
import dev.mlgovern.core.error.NotFoundException;
import dev.mlgovern.registry.Bank;
import dev.mlgovern.registry.ModelRegistry;
import dev.mlgovern.registry.artifact.CopyLimits;
import dev.mlgovern.registry.deployment.DeployedModel;
import dev.mlgovern.registry.deployment.InvocationCheck;
import dev.mlgovern.registry.lineage.LineageGraph;
import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.registry.model.S3Location;
import dev.mlgovern.registry.model.VersionSummary;
import dev.mlgovern.testkit.inference.InferenceAnswer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Several models of one team on their way from its registry to its endpoint. */
final class Road {
    private static final CopyLimits LIMITS = new CopyLimits(5L << 20, 5L << 20, 1);
    private static final long BIG = 11L << 20;

    /** How many kinds of roads there are. */
    static final int SHAPES = 6;

    private final Bank bank;
    private final List<Model> models;
    private final Map<Model, ModelVersion> registered = new ConcurrentHashMap<>();
    private final Map<Model, ModelVersion> promoted = new ConcurrentHashMap<>();

    /** One model: those of the group churn are deployed, the rest is only promoted, into a group that promotion makes. */
    private record Model(int number, String group, boolean approved) {
        S3Location artifact() {
            return S3Location.parse("s3://fraud-dev-models/" + group + "/" + number + "/model.tar.gz");
        }

        boolean deployed() {
            return approved && group.equals("churn");
        }

        @Override
        public String toString() {
            return "model " + number;
        }
    }

    Road(Bank bank, int shape) {
        this.bank = bank;
        this.models = models(shape);
        bank.serving("churn");
        bank.cloud()
                .container(
                        "scorer",
                        request -> InferenceAnswer.json(
                                "{\"bytes\":" + request.artifact().asByteArrayUnsafe().length + "}"));
        for (Model model : models) {
            if (model.number() == 1 && shape % 3 == 0) {
                byte[] head = model.toString().getBytes(StandardCharsets.UTF_8);
                bank.devBucket().putSparse(model.artifact().key(), head, BIG);
            } else {
                bank.put(model.artifact(), model.toString());
            }
        }
    }

    private static List<Model> models(int shape) {
        List<Model> models = new ArrayList<>();
        for (int number = 1; number <= 6 + shape % 3; number++) {
            boolean spend = number % 3 == 2;
            models.add(new Model(number, spend ? "spend" : "churn", number != 3 || shape < 3));
        }
        return models;
    }

    /** All of it: versions are registered and decided upon by the first, promoted by all at once, deployed by the last. */
    void walk(List<Worker> workers, Turns turns) {
        Worker first = workers.get(0);
        models.forEach(model -> registered.put(model, first.does(registry -> decided(registry, model))));
        turns.together(workers.stream()
                .<Runnable>map(worker ->
                        () -> approved().forEach(model -> promoted.put(model, promoted(worker, model))))
                .toList());
        Worker last = workers.get(workers.size() - 1);
        approved().stream().filter(Model::deployed).forEach(model -> {
            last.does(registry ->
                    registry.approve(promoted.get(model), a -> a.by("omar").because("seen")));
            DeployedModel deployed = last.does(registry -> deployed(registry, model));
            last.does(registry -> lineage(registry, deployed));
        });
        last.does(this::read);
    }

    private List<Model> approved() {
        return models.stream().filter(Model::approved).toList();
    }

    private ModelVersion decided(ModelRegistry registry, Model model) {
        ModelVersion version = registry.register(bank.registration()
                .group(model.group())
                .artifact(model.artifact())
                .description(model.toString())
                .build());
        return model.approved()
                ? registry.approve(version, a -> a.by("lea").because("good"))
                : registry.reject(version, r -> r.by("lea").because("bad"));
    }

    private static ModelVersion promoted(Worker worker, ModelVersion version) {
        return worker.does(
                registry -> registry.promote(version, p -> p.limits(LIMITS)).run());
    }

    private ModelVersion promoted(Worker worker, Model model) {
        return promoted(worker, registered.get(model));
    }

    private DeployedModel deployed(ModelRegistry registry, Model model) {
        return registry.deploy(
                        promoted.get(model),
                        d -> d.to(Stage.TEST)
                                .check(InvocationCheck.of("text/csv", "1,2")
                                        .expecting("its size", answer -> answer.contains("bytes"))))
                .run();
    }

    /** Nothing while the listings lag behind; whether it is whole is looked at in the end. */
    private static Optional<LineageGraph> lineage(ModelRegistry registry, DeployedModel deployed) {
        try {
            return Optional.of(registry.lineage(deployed.endpoint()));
        } catch (NotFoundException notYet) {
            return Optional.empty();
        }
    }

    private List<VersionSummary> read(ModelRegistry registry) {
        registry.latestApproved(q -> q.team("fraud").group("churn"));
        models.forEach(
                model -> assertThat(registry.describe(registered.get(model)).description())
                        .contains(model.toString()));
        return registry.versions(q -> q.team("fraud").group("churn")).stream().toList();
    }

    /** What the road left, in the words of any run of the same shape. */
    List<String> end() {
        return new RoadEnd(bank).lines();
    }
}
