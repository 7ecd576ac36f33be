package dev.mlgovern.featurestore.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.call.CallEvent;
import dev.mlgovern.core.error.AccessDeniedException;
import dev.mlgovern.core.error.GateRefusedException;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.core.error.UnavailableException;
import dev.mlgovern.core.error.UnexpectedAwsException;
import dev.mlgovern.featurestore.Bank;
import dev.mlgovern.featurestore.Bank.CardActivity;
import dev.mlgovern.featurestore.FeatureStore;
import dev.mlgovern.featurestore.group.FeatureGroup;
import dev.mlgovern.featurestore.record.FeatureRecord;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@LocalCloudTest
class BatchClientTest {
    private static final String ACTION = "featurestore-runtime.sagemaker:BatchWriteRecord";

    private final List<CallEvent> events = new ArrayList<>();
    private LocalCloud cloud;
    private Bank bank;
    private FeatureGroup group;
    private Instant now;

    @BeforeEach
    void open(LocalCloud started) {
        cloud = started;
        bank = new Bank(cloud);
        try (MlPlatform platform = bank.platform()) {
            group = FeatureStore.on(platform).ensure(bank.definition().build()).run();
        }
        now = Instant.ofEpochMilli(cloud.clock().instant().toEpochMilli());
    }

    private Write put(String card, Set<TargetStore> stores, @Nullable Duration live) {
        FeatureRecord record =
                Bank.TYPE.encode(new CardActivity(card, now, 12.5, null, "\"Österreich\"\t\\\uD83D\uDE00"));
        return new Write(record.identifier(), record.eventTime(), record, null, stores, live);
    }

    private byte[] json(Write... writes) {
        return BatchJson.of(group.arn().toString(), List.of(writes));
    }

    private BatchAnswer write(MlPlatform platform, byte[] json) {
        return platform.in(Bank.STORE)
                .client(BatchClientBuilder::new)
                .write(BatchCall.of(group.arn().toString(), json));
    }

    @Test
    void write_ofMany_isWhatARecordIs() {
        try (MlPlatform platform = bank.platform()) {
            BatchAnswer answer = write(
                    platform,
                    json(put("4711", Set.of(), null), put("4712", Set.of(TargetStore.ONLINE), Duration.ofHours(1))));
            assertThat(answer).hasToString("BatchAnswer[0 failed, 0 unprocessed]");
            var records = FeatureStore.on(platform).records(group, Bank.TYPE);
            assertThat(records.get("4711").orElseThrow().country()).isEqualTo("\"Österreich\"\t\\\uD83D\uDE00");
            assertThat(cloud.account(Bank.STORE.value()).offlineRecords("card-activity"))
                    .hasSize(1);
            cloud.clock().advance(Duration.ofHours(2));
            assertThat(records.get("4712")).isEmpty();
        }
    }

    @Test
    void write_disturbed_tellsWhichFailed() {
        cloud.disturbBatchWrites(1, 1);
        try (MlPlatform platform = bank.platform()) {
            BatchAnswer answer = write(platform, json(put("1", Set.of(), null), put("2", Set.of(), null)));
            assertThat(answer.unprocessed()).singleElement().asString().contains("\"1\"");
            assertThat(answer.failed()).singleElement().asString().contains("\"2\"");
        }
    }

    @Test
    void write_keepsThePlatformsConventions() {
        try (MlPlatform platform = bank.setUp().addListener(events::add).build()) {
            cloud.faults().on(ACTION).times(1).serverError();
            byte[] json = json(put("4711", Set.of(), null));
            assertThatThrownBy(() -> write(platform, json)).isInstanceOf(UnavailableException.class);
        }
        assertThat(cloud.calls()).extracting(call -> call.operation()).contains("GetCallerIdentity");
        assertThat(events).anySatisfy(event -> {
            assertThat(event.operation()).isEqualTo("BatchWriteRecord");
            assertThat(event.service()).isEqualTo("sagemaker");
            assertThat(event.attempts()).isEqualTo(1);
        });
    }

    @Test
    void write_whenRefused_isOurException() {
        refused(
                AccessDeniedException.class,
                () -> cloud.faults().on(ACTION).times(1).denied());
        refused(
                UnavailableException.class,
                () -> cloud.faults().on(ACTION).times(1).throttled());
        refused(
                UnavailableException.class,
                () -> cloud.faults().on(ACTION).times(1).reset());
        refused(
                UnavailableException.class,
                () -> cloud.faults().on(ACTION).times(1).malformedBody());
        refused(UnexpectedAwsException.class, () -> cloud.batchWrites(false));
    }

    private void refused(Class<? extends GovernanceException> expected, Runnable fault) {
        try (MlPlatform platform = bank.platform()) {
            fault.run();
            byte[] json = json(put("4711-secret", Set.of(), null));
            assertThatThrownBy(() -> write(platform, json)).isInstanceOfSatisfying(expected, e -> {
                assertThat(e.operation()).isEqualTo("sagemaker:BatchWriteRecord");
                assertThat(e).hasMessageNotContaining("4711-secret");
            });
        }
    }

    @Test
    void write_ofAnInvalidRequest_isInvalidAndTellsNoValue() {
        byte[] json = new String(json(put("4711", Set.of(), null)), StandardCharsets.UTF_8)
                .replace("ValueAsString", "Worth")
                .getBytes(StandardCharsets.UTF_8);
        try (MlPlatform platform = bank.platform()) {
            assertThatThrownBy(() -> write(platform, json)).isInstanceOf(InvalidRequestException.class);
        }
        assertThat(cloud.takeViolations()).isNotEmpty();
    }

    @Test
    void write_readOnly_isNotSent() {
        try (MlPlatform platform = bank.setUp().readOnly(true).build()) {
            assertThatThrownBy(() -> write(platform, json(put("4711", Set.of(), null))))
                    .isInstanceOf(GateRefusedException.class);
        }
    }
}
