package dev.mlgovern.observability.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.AccessDeniedException;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.observability.Observability;
import dev.mlgovern.testkit.FaultSetup;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudTest;
import dev.mlgovern.testkit.RecordedCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.Tag;

/** Who did what in a bank, and what asking costs. */
@LocalCloudTest
class AuditTest {
    private LocalCloud cloud;
    private AuditBank bank;
    private MlPlatform platform;
    private AuditTrail trail;
    private String version;

    @BeforeEach
    void work(LocalCloud started) {
        cloud = started;
        bank = new AuditBank(cloud);
        version = bank.register("dora", AuditBank.DEV, Map.of("data-cut", "2026-09"));
        later();
        bank.approve("lea", AuditBank.DEV, version);
        later();
        bank.register("ines", AuditBank.CENTRAL, Map.of("mlgovern:source-arn", version));
        later();
        bank.share("olaf", AuditBank.CENTRAL);
        later();
        platform = bank.platform("audra");
        trail = Observability.on(platform).audit();
        cloud.clearCalls();
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void events_tellWhoDidWhatInTheOrderOfTime_overAllAccounts() {
        assertThat(told(q -> {}))
                .containsExactly(
                        "policy change in 111111111111 by olaf: model-package-group/churn",
                        "promotion in 111111111111 by ines: model-package/churn/1",
                        "other in 111111111111 by ines: model-package-group/churn",
                        "decision in 222222222222 by lea: model-package/churn/1",
                        "registration in 222222222222 by dora: model-package/churn/1",
                        "other in 222222222222 by dora: model-package-group/churn");
    }

    @Test
    void event_saysWhenFromWhereAndOnWhoseBehalf_andNothingElseOfTheRequest() {
        AuditEvent decision =
                trail.events(q -> q.addKinds(AuditKind.DECISION)).toList().get(0);
        assertThat(decision.onBehalfOf()).contains("lea");
        assertThat(decision.address()).contains("192.0.2.10");
        assertThat(decision.principal()).contains("arn:aws:sts::222222222222:assumed-role/mlgovern/lea");
        assertThat(decision.subjects()).containsExactly(version);
        assertThat(decision.decision()).contains("Approved");
        assertThat(decision.error()).isEmpty();
        assertThat(decision.at()).isBefore(cloud.clock().instant());
        assertThat(decision.toString())
                .endsWith(" decision in 222222222222: sagemaker:UpdateModelPackage model-package/churn/1: Approved"
                        + " by lea from 192.0.2.10");
        assertThat(trail.events(q -> {}).toList().toString()).doesNotContain("Smith");
    }

    @Test
    void events_byKindActorResourceAccountAndTime_areThoseAsked() {
        assertThat(told(q -> q.addKinds(AuditKind.PROMOTION)))
                .singleElement()
                .asString()
                .contains("by ines");
        assertThat(told(q -> q.actor("LEA"))).singleElement().asString().startsWith("decision");
        assertThat(told(q -> q.resource(version))).hasSize(3);
        assertThat(told(q -> q.resource("model-package-group/churn"))).hasSize(3);
        assertThat(told(q -> q.addAccount(AuditBank.TEST))).isEmpty();
        Instant approved = trail.events(q -> q.addKinds(AuditKind.DECISION))
                .toList()
                .get(0)
                .at();
        assertThat(told(q -> q.since(approved.plusSeconds(1)))).hasSize(3);
        assertThat(told(q -> q.until(approved))).hasSize(3);
    }

    @Test
    void events_ofSessions_areToldOnlyIfAskedFor_withoutTheirTokens() {
        assertThat(told(q -> q.addKinds(AuditKind.SESSION).actor("dora")))
                .containsExactly("session in 222222222222 by dora: role/mlgovern");
        List<AuditEvent> all = trail.events(q -> q.addKinds(AuditKind.SESSION)).toList();
        assertThat(all).isNotEmpty().allMatch(event -> event.action().equals("sts:AssumeRole"));
        assertThat(all.toString()).doesNotContain("IQoJ").doesNotContain("ASIA");
    }

    @Test
    void events_ofEveryKind_haveSessionsToo() {
        AuditKind[] every = Stream.of(AuditKind.values())
                .filter(kind -> kind != AuditKind.ROLLBACK && kind != AuditKind.REPLACEMENT)
                .toArray(AuditKind[]::new);

        assertThat(trail.events(q -> q.addKinds(every)))
                .extracting(AuditEvent::kind)
                .contains(AuditKind.SESSION, AuditKind.REGISTRATION);
    }

    @Test
    void events_ofWhatOnlyAStoryTells_areRefused() {
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> trail.events(q -> q.addKinds(AuditKind.ROLLBACK, AuditKind.REPLACEMENT)))
                .withMessageContaining("kinds has rollback, which only a story can tell")
                .withMessageContaining("kinds has replacement, which only a story can tell");
    }

    @Test
    void events_costAPageOfFiftyPerAccount_andNoMoreThanTwoASecond() throws IOException {
        SageMakerClient client = platform.in(AuditBank.DEV).client(SageMakerClient::builder);
        for (int i = 0; i < 240; i++) {
            client.addTags(t -> t.resourceArn("arn:aws:sagemaker:eu-west-1:222222222222:model-package-group/churn")
                    .tags(Tag.builder().key("k").value("v").build()));
        }
        cloud.clearCalls();
        Instant before = cloud.clock().instant();
        assertThat(trail.events(q -> q.addAccount(AuditBank.DEV))).hasSize(243);
        assertThat(lookups()).hasSize(5);
        assertThat(cloud.calls()).allMatch(call -> call.outcome().isEmpty());
        assertThat(Duration.between(before, cloud.clock().instant()))
                .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
        assertThat(Files.readString(Path.of("../docs/calls.md")))
                .contains("| read 250 changes of one account | 5 | 0 |");
    }

    @Test
    void events_ofAFewKinds_askByName() {
        assertThat(trail.events(q -> q.addKinds(AuditKind.DECISION))).hasSize(1);
        assertThat(lookups()).hasSize(4);
        cloud.clearCalls();
        assertThat(trail.events(q -> {}).stream().limit(1)).hasSize(1);
        assertThat(lookups()).hasSize(4);
    }

    @Test
    void events_areFetchedOnceAndOnlyWhenRead() {
        AuditEvents events = trail.events(q -> {});
        assertThat(events).hasToString("events that are fetched as they are read, by iterator(), stream() or toList()");
        assertThat(lookups()).isEmpty();
        assertThat(events.toList()).hasSize(6);
        assertThat(events.failures()).isEmpty();
        assertThat(lookups()).hasSize(4);
        assertThat(events.toString()).startsWith("6 events read\n").contains(" policy change in 111111111111: ");
    }

    @Test
    void events_whenAnAccountFails_areTheOthers_andThatIsALine() {
        cloud.faults().on("cloudtrail:LookupEvents").account("222222222222").denied();
        AuditEvents events = trail.events(q -> {});
        assertThat(events.toList()).hasSize(3);
        assertThat(events.failures()).containsOnlyKeys(AuditBank.DEV);
        assertThat(events.failures().values()).allMatch(AccessDeniedException.class::isInstance);
        assertThat(events.toString()).contains("not read: cloudtrail:LookupEvents in account 222222222222");
        assertThat(trail.story(version).toString()).contains("not read: cloudtrail:LookupEvents");
    }

    @Test
    void events_beforeCloudTrailHasThem_areNotThere() {
        cloud.trailLag(Duration.ofMinutes(15));
        bank.approve("late", AuditBank.DEV, version);
        assertThat(told(q -> q.actor("late"))).isEmpty();
        cloud.clock().advance(Duration.ofMinutes(15));
        assertThat(told(q -> q.actor("late"))).hasSize(1);
    }

    @Test
    void events_ofWhatWasRefused_tellTheReason() {
        SageMakerClient client = platform.in(AuditBank.DEV).client(SageMakerClient::builder);
        assertThatThrownBy(() -> client.deleteModelPackage(d -> d.modelPackageName(version + "9")));
        AuditEvent event =
                trail.events(q -> q.addKinds(AuditKind.DELETION)).toList().get(0);
        assertThat(event.error()).isPresent();
        assertThat(event.toString()).contains("model-package/churn/19, refused: ");
    }

    @Test
    void events_ofAQueryThatCannotBe_saysEveryProblem() {
        assertThatThrownBy(() -> trail.story(
                        "churn",
                        q -> q.addAccount(AccountId.of("000000000000"))
                                .actor("x")
                                .since(Instant.parse("2026-01-02T00:00:00Z"))
                                .until(Instant.parse("2026-01-01T00:00:00Z"))))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("version must be the ARN of a model version, was \"churn\"")
                .hasMessageContaining("a story needs every change")
                .hasMessageContaining("must not be after until")
                .hasMessageContaining("account 000000000000 is not in the topology");
        assertThat(cloud.calls()).isEmpty();
    }

    @Test
    void story_isTheSameFromAnyCopy() {
        Story story = trail.story(version);
        assertThat(story.events())
                .extracting(event -> event.kind() + " by " + event.actor())
                .containsExactly(
                        "registration by dora", "decision by lea", "promotion by ines", "policy change by olaf");
        assertThat(story.versions()).containsExactly(version, version.replace("222222222222", "111111111111"));
        assertThat(trail.story(story.versions().get(1)).events()).isEqualTo(story.events());
        assertThat(story.toString()).startsWith(version + ": 4 events\n  ");
        assertThat(trail.story(version + "7").events()).isEmpty();
    }

    @Test
    void events_throughAnyFault_areReadOrTheAccountIsTold() {
        Map<String, Consumer<FaultSetup>> faults = Map.of(
                "throttled", f -> f.times(1).throttled(),
                "5xx", f -> f.times(1).serverError(),
                "reset", f -> f.times(1).reset(),
                "reset mid-body", f -> f.times(1).resetMidBody(),
                "malformed", f -> f.times(1).malformedBody(),
                "expired", f -> f.times(1).expiredToken(),
                "empty pages", FaultSetup::emptyPages);
        List<AuditEvent> all = trail.events(q -> {}).toList();
        faults.forEach((name, fault) -> {
            cloud.faults().clear();
            fault.accept(cloud.faults().on("cloudtrail:LookupEvents"));
            AuditEvents events = trail.events(q -> {});
            assertThat(events.failures()).as(name).hasSizeLessThan(2);
            assertThat(events.toList())
                    .as(name)
                    .isEqualTo(all.stream()
                            .filter(event -> !events.failures().containsKey(event.account()))
                            .toList());
        });
    }

    private void later() {
        cloud.clock().advance(Duration.ofMinutes(10));
    }

    private List<String> told(Consumer<AuditQuery.Builder> query) {
        AuditEvents events = trail.events(query);
        assertThat(events.failures()).isEmpty();
        return events.stream()
                .map(event -> "%s in %s by %s: %s"
                        .formatted(
                                event.kind(),
                                event.account(),
                                event.actor(),
                                AuditEvent.brief(event.subjects().get(0))))
                .toList();
    }

    private List<RecordedCall> lookups() {
        return cloud.calls().stream()
                .filter(call -> call.operation().equals("LookupEvents"))
                .toList();
    }
}
