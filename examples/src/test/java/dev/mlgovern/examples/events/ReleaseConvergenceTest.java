package dev.mlgovern.examples.events;

import static dev.mlgovern.examples.events.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.core.account.Stage;
import dev.mlgovern.core.error.ConflictException;
import dev.mlgovern.core.error.GateRefusedException;
import dev.mlgovern.registry.model.Approval;
import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.registry.model.ModelVersionArn;
import dev.mlgovern.testkit.SimulatedCrash;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** However events come, the end is the one that the decisions ask for. */
class ReleaseConvergenceTest {
    private enum Move {
        APPROVE,
        REJECT,
        APPROVE_CENTRALLY,
        REJECT_CENTRALLY,
        APPROVE_FOR_PRODUCTION,
        DELIVER
    }

    private record Act(Move move, int model) {}

    @Example
    void handle_sameEventAtManyHandlersAtOnce_isDoneOnce() {
        try (Release release = new Release()) {
            Delivery delivery = new Delivery(release.handler(), release.handler());
            ModelVersion candidate = release.approved("m0");

            List<Outcome> promoted = delivery.atOnce(Collections.nCopies(8, event(candidate)));
            ModelVersion central = release.approve(release.central().get(0));
            release.approveForProduction(central);
            List<Outcome> deployed = delivery.atOnce(Collections.nCopies(8, event(central)));

            assertThat(new HashSet<>(promoted)).containsExactly(new Outcome.Promoted(candidate.arn(), central.arn()));
            assertThat(deployed).hasOnlyElementsOfType(Outcome.Deployed.class);
            assertThat(release.central()).hasSize(1);
            assertEnd(release, List.of(candidate));
        }
    }

    @Property(tries = 8, shrinking = ShrinkingMode.OFF)
    void handle_anyOrderOfDecisionsAndEvents_endsAsDecided(
            @ForAll @Size(min = 8, max = 16) List<@IntRange(max = 17) Integer> acts, @ForAll Random random) {
        try (Release release = new Release()) {
            List<ModelVersion> models =
                    Stream.of("m0", "m1", "m2").map(release::registered).toList();
            models.subList(0, 2).forEach(release::promote);
            Delivery delivery = new Delivery(release.handler(), release.handler());
            Set<ModelVersionArn> sent = new LinkedHashSet<>();
            for (int act : acts) {
                Act next = new Act(Move.values()[act / 3], act % 3);
                decided(release, models.get(next.model()), next.move()).ifPresent(sent::add);
                if (next.move() == Move.DELIVER && !sent.isEmpty()) {
                    delivery.one(event(List.copyOf(sent).get(random.nextInt(sent.size()))));
                }
            }

            List<ModelPackageEvent> late = new ArrayList<>();
            sent.forEach(version -> late.addAll(List.of(event(version), event(version))));
            Collections.shuffle(late, random);
            delivery.atOnce(late);

            assertEnd(release, models);
        }
    }

    @Property(tries = 8, shrinking = ShrinkingMode.OFF)
    void handle_handlerDiesAnywhere_redeliveryDoesTheRest(
            @ForAll @IntRange(min = 1, max = 30) int promoting,
            @ForAll @IntRange(min = 1, max = 45) int deploying,
            @ForAll boolean answered) {
        try (Release release = new Release()) {
            ModelVersion candidate = release.approved("m0");
            diesAt(promoting, answered, release, event(candidate));
            assertThat(release.handler().handle(event(candidate))).isInstanceOf(Outcome.Promoted.class);

            ModelVersion central = release.approve(release.central().get(0));
            release.approveForProduction(central);
            diesAt(deploying, answered, release, event(central));
            assertThat(release.handler().handle(event(central))).isInstanceOf(Outcome.Deployed.class);

            assertThat(release.serving(Stage.PROD)).containsExactly(central.arn());
            assertEnd(release, List.of(candidate));
        }
    }

    /** Somebody decides, if SageMaker and the library let them; gives the version that an event is sent about. */
    private static Optional<ModelVersionArn> decided(Release release, ModelVersion model, Move move) {
        Optional<ModelVersion> copy = release.central().stream()
                .filter(each -> each.source().equals(Optional.of(model.arn())))
                .findFirst();
        try {
            return switch (move) {
                case APPROVE -> Optional.of(release.approve(model).arn());
                case REJECT -> Optional.of(release.reject(model).arn());
                case APPROVE_CENTRALLY -> copy.map(release::approve).map(ModelVersion::arn);
                case REJECT_CENTRALLY -> copy.map(release::reject).map(ModelVersion::arn);
                case APPROVE_FOR_PRODUCTION ->
                    copy.map(release::approveForProduction).map(ModelVersion::arn);
                case DELIVER -> Optional.empty();
            };
        } catch (ConflictException | GateRefusedException e) {
            return Optional.empty();
        }
    }

    private static void diesAt(int call, boolean answered, Release release, ModelPackageEvent event) {
        ReleaseHandler handler = release.handler();
        if (answered) {
            release.cloud().crash().after(call);
        } else {
            release.cloud().crash().before(call);
        }
        try {
            handler.handle(event);
        } catch (SimulatedCrash e) {
            // as wanted
        }
        release.cloud().crash().off();
    }

    private static void assertEnd(Release release, List<ModelVersion> models) {
        List<ModelVersion> central = release.central();
        assertThat(central).extracting(ModelVersion::source).doesNotHaveDuplicates();
        assertThat(central).hasSameSizeAs(release.centralObjects());
        assertThat(central)
                .extracting(each -> each.container().artifact().orElseThrow().key())
                .containsExactlyInAnyOrderElementsOf(release.centralObjects());
        models.stream()
                .map(release.registry()::describe)
                .filter(each -> each.approval() == Approval.APPROVED)
                .forEach(each ->
                        assertThat(central).extracting(ModelVersion::source).contains(Optional.of(each.arn())));
        assertServes(release, Stage.TEST, central, version -> true);
        assertServes(
                release,
                Stage.PROD,
                central,
                version -> version.lifeCycle().orElseThrow().stage().equals("Production"));
    }

    private static void assertServes(
            Release release, Stage stage, List<ModelVersion> central, Function<ModelVersion, Boolean> mayGo) {
        List<ModelVersionArn> serving = release.serving(stage);
        assertThat(serving).hasSizeLessThanOrEqualTo(1);
        IntStream.rangeClosed(1, central.size())
                .map(i -> central.size() + 1 - i)
                .mapToObj(number -> central.stream()
                        .filter(each -> each.number() == number)
                        .findFirst()
                        .orElseThrow())
                .filter(each -> each.approval() == Approval.APPROVED)
                .filter(mayGo::apply)
                .findFirst()
                .ifPresent(due -> assertThat(serving).containsExactly(due.arn()));
    }
}
