package dev.mlgovern.examples.events;

import static dev.mlgovern.examples.events.Events.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.core.account.Stage;
import dev.mlgovern.registry.deployment.DeploymentRequest;
import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.registry.model.ModelVersionArn;
import dev.mlgovern.testkit.RecordedCall;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseHandlerTest {
    private final Release release = new Release();
    private final ReleaseHandler handler = release.handler();

    @AfterEach
    void close() {
        release.close();
    }

    @Test
    void handle_approvedByItsTeam_isPromoted() {
        ModelVersion candidate = release.approved("m1");

        Outcome outcome = handler.handle(event(candidate));

        ModelVersion central = release.central().get(0);
        assertThat(outcome).isEqualTo(new Outcome.Promoted(candidate.arn(), central.arn()));
        assertThat(central.source()).contains(candidate.arn());
    }

    @Test
    void handle_rejectedSinceTheEventWasSent_isIgnored() {
        ModelVersion candidate = release.approved("m1");
        release.reject(candidate);

        assertThat(handler.handle(event(candidate))).isEqualTo(new Outcome.Ignored(candidate.arn() + " is REJECTED"));
        assertThat(release.central()).isEmpty();
    }

    @Test
    void handle_approvedCentrally_servesInTestOnly() {
        ModelVersion central = release.approve(release.promoted("m1"));

        Outcome outcome = handler.handle(event(central));

        assertThat(outcome)
                .isEqualTo(new Outcome.Deployed(List.of(new Outcome.Serving(
                        "arn:aws:sagemaker:eu-west-1:333333333333:endpoint/fraud-card-payments", central.arn()))));
        assertThat(release.serving(Stage.TEST)).containsExactly(central.arn());
        assertThat(release.serving(Stage.PROD)).isEmpty();
    }

    @Test
    void handle_approvedForProduction_servesInBoth() {
        ModelVersion central = release.approve(release.promoted("m1"));
        release.approveForProduction(central);

        handler.handle(event(central));

        assertThat(release.serving(Stage.TEST)).containsExactly(central.arn());
        assertThat(release.serving(Stage.PROD)).containsExactly(central.arn());
    }

    @Test
    void handle_lateEventOfAnOlderVersion_doesNotBringItBack() {
        ModelVersion first = release.approve(release.promoted("m1"));
        release.approveForProduction(first);
        handler.handle(event(first));
        ModelVersion second = release.approve(release.promoted("m2"));
        handler.handle(event(second));

        handler.handle(event(first));

        assertThat(release.serving(Stage.TEST)).containsExactly(second.arn());
        assertThat(release.serving(Stage.PROD)).containsExactly(first.arn());
    }

    @Test
    void handle_overtakenWhileItDeploys_looksAgain() {
        ModelVersion first = release.approve(release.promoted("m1"));
        ModelVersion second = release.promoted("m2");
        AtomicBoolean overtaken = new AtomicBoolean();
        ReleaseHandler slow = new ReleaseHandler(release.bank().platform(), stage -> {
            if (overtaken.compareAndSet(false, true)) {
                handler.handle(event(release.approve(second)));
            }
            return DeploymentRequest.builder().to(stage).build();
        });

        slow.handle(event(first));

        assertThat(release.serving(Stage.TEST)).containsExactly(second.arn());
    }

    @Test
    void handle_rejectedWhileItServes_goesBackToTheOneBefore() {
        ModelVersion first = release.approve(release.promoted("m1"));
        handler.handle(event(first));
        ModelVersion second = release.approve(release.promoted("m2"));
        handler.handle(event(second));
        release.reject(second);

        handler.handle(event(second));

        assertThat(release.serving(Stage.TEST)).containsExactly(first.arn());
    }

    @Test
    void handle_lastApprovedIsRejected_isLeftServing() {
        ModelVersion only = release.approve(release.promoted("m1"));
        handler.handle(event(only));
        release.reject(only);

        assertThat(handler.handle(event(only))).isInstanceOf(Outcome.Ignored.class);
        assertThat(release.serving(Stage.TEST)).containsExactly(only.arn());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:sagemaker:eu-west-1:999999999999:model-package/churn/1",
                "arn:aws:sagemaker:us-east-1:222222222222:model-package/churn/1"
            })
    void handle_strangersEvent_isRefusedWithoutACall(String arn) {
        release.cloud().clearCalls();

        assertThat(handler.handle(event(ModelVersionArn.parse(arn))))
                .isEqualTo(new Outcome.Refused(arn + " is in an account or Region that the topology does not have"));
        assertThat(release.cloud().calls()).isEmpty();
    }

    @Test
    void handle_madeUpVersion_isRefusedWithoutAChange() {
        release.cloud().clearCalls();

        Outcome outcome = handler.handle(
                event(ModelVersionArn.parse("arn:aws:sagemaker:eu-west-1:222222222222:model-package/card-payments/7")));

        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(release.cloud().calls())
                .noneMatch(call -> call.mutating() && !call.service().equals("sts"));
    }

    @Test
    void handle_versionInAnotherKindOfAccount_isIgnored() {
        assertThat(handler.handle(
                        event(ModelVersionArn.parse("arn:aws:sagemaker:eu-west-1:333333333333:model-package/churn/1"))))
                .isEqualTo(new Outcome.Ignored("nothing follows from versions in account fraud-test"));
    }

    @Test
    void handle_throttledOrDenied_isToComeAgain() {
        ModelVersion candidate = release.approved("m1");
        release.cloud().faults().on("sagemaker:CreateModelPackage").times(1).denied();

        assertThat(handler.handle(event(candidate))).isInstanceOf(Outcome.RetryLater.class);
        assertThat(handler.handle(event(candidate))).isInstanceOf(Outcome.Promoted.class);
    }

    @Test
    void handle_bytesChangedSinceTheApproval_isRefused() {
        ModelVersion candidate = release.approved("m1");
        String bucket = release.bank().dev().models().orElseThrow().bucket();
        release.cloud()
                .account(candidate.account().value())
                .bucket(bucket)
                .put("models/m1.tar.gz", Events.bytes("other"));

        assertThat(handler.handle(event(candidate))).isInstanceOf(Outcome.Refused.class);
        assertThat(release.central()).isEmpty();
    }

    @Test
    void handle_centralVersionThatWasNotPromoted_isRefused() {
        ModelVersion central = release.promoted("m1");
        ModelVersionArn byHand = new ByHand(release).registered(central);

        assertThat(handler.handle(event(byHand)))
                .isEqualTo(new Outcome.Refused(byHand + " was not promoted, so nobody knows where it comes from"));
        assertThat(release.cloud().calls()).noneMatch(call -> call.operation().equals("CreateEndpoint"));
    }

    @Test
    void handle_theSameAgain_changesNothing() {
        ModelVersion central = release.approve(release.promoted("m1"));
        handler.handle(event(central));
        release.cloud().clearCalls();

        handler.handle(event(central));
        handler.handle(event(central.source().orElseThrow()));

        assertThat(release.cloud().calls().stream().filter(RecordedCall::mutating))
                .isEmpty();
    }
}
