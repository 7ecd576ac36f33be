package dev.mlgovern.featurestore.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.AccessDeniedException;
import dev.mlgovern.core.error.ConflictException;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.featurestore.Bank;
import dev.mlgovern.featurestore.Bank.CardActivity;
import dev.mlgovern.featurestore.FeatureStore;
import dev.mlgovern.featurestore.group.FeatureGroup;
import dev.mlgovern.featurestore.record.EventTime;
import dev.mlgovern.featurestore.record.FeatureRecord;
import dev.mlgovern.featurestore.record.RecordIdentifier;
import dev.mlgovern.featurestore.record.RecordType;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudTest;
import dev.mlgovern.testkit.RecordedCall;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@LocalCloudTest
class RecordsTest {
    private LocalCloud cloud;
    private MlPlatform platform;
    private FeatureStore store;
    private FeatureGroup group;
    private Records<CardActivity> records;
    private Instant now;

    @BeforeEach
    void open(LocalCloud started) {
        cloud = started;
        Bank bank = new Bank(cloud);
        platform = bank.platform();
        store = FeatureStore.on(platform);
        group = store.ensure(bank.definition().build()).run();
        records = store.records(group, Bank.TYPE);
        now = Instant.ofEpochMilli(cloud.clock().instant().toEpochMilli());
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void get_afterPut_isEqual() {
        CardActivity activity = new CardActivity("4711", now, 12.5, 3, "");
        records.put(activity);
        assertThat(records.get("4711")).contains(activity);
        assertThat(records.get("0815")).isEmpty();
    }

    @Test
    void put_withoutAValue_takesTheEarlierOneAway() {
        records.put(new CardActivity("4711", now, 12.5, 3, "DE"));
        CardActivity later = new CardActivity("4711", now.plusSeconds(1), 13, null, null);
        records.put(later);
        assertThat(records.get("4711")).contains(later);
    }

    @Test
    void put_ofHistory_isKeptOfflineOnly() {
        CardActivity latest = new CardActivity("4711", now, 12.5, 3, "DE");
        records.put(latest);
        records.put(new CardActivity("4711", now.minusSeconds(60), 1, 1, "DE"));
        assertThat(records.get("4711")).contains(latest);
        assertThat(cloud.account(Bank.STORE.value()).offlineRecords("card-activity"))
                .hasSize(2);
    }

    @Test
    void get_afterItsTime_isEmpty() {
        records.put(new CardActivity("4711", now, 12.5, 3, "DE"));
        cloud.clock().advance(Duration.ofDays(31));
        assertThat(records.get("4711")).isEmpty();
    }

    @Test
    void delete_softly_hidesHistoryToo() {
        records.put(new CardActivity("4711", now, 12.5, 3, "DE"));
        records.delete("4711", now.plusSeconds(10), Deletion.SOFT);
        records.put(new CardActivity("4711", now.plusSeconds(5), 1, 1, "DE"));
        assertThat(records.get("4711")).isEmpty();
    }

    @Test
    void delete_hard_ofANewerRecord_isRefused() {
        records.put(new CardActivity("4711", now, 12.5, 3, "DE"));
        assertThatThrownBy(() -> records.delete("4711", now.minusSeconds(1), Deletion.HARD))
                .isInstanceOf(InvalidRequestException.class);
        records.delete("4711", now.plusSeconds(1), Deletion.HARD);
        assertThat(records.get("4711")).isEmpty();
    }

    @Test
    void get_ofMany_keepsTheOrderAndTellsWhatIsMissing() {
        IntStream.range(0, 250).forEach(i -> records.put(new CardActivity("c" + i, now, i, null, null)));
        List<String> asked =
                IntStream.range(0, 300).mapToObj(i -> "c" + (299 - i)).toList();
        cloud.clearCalls();
        Found<CardActivity> found = records.get(asked);
        assertThat(found.records().keySet()).containsExactlyElementsOf(asked.subList(50, 300));
        assertThat(found.missing()).containsExactlyElementsOf(asked.subList(0, 50));
        assertThat(found.failures()).isEmpty();
        assertThat(cloud.calls()).hasSize(3);
        assertThat(found).hasToString("Found[250 records, 50 missing, 0 failures]");
    }

    @Test
    void get_ofMany_whenDenied_failsEachIdentifier() {
        cloud.faults().on("featurestore-runtime.sagemaker:BatchGetRecord").denied();
        Found<CardActivity> found = records.get(List.of("a", "b"));
        assertThat(found.failures()).containsOnlyKeys("a", "b");
        assertThat(found.failures().values()).allMatch(AccessDeniedException.class::isInstance);
    }

    @Test
    void get_ofMany_asksAgainForWhatWasLeftAside() {
        records.put(new CardActivity("a", now, 1, null, null));
        records.put(new CardActivity("b", now, 2, null, null));
        records.put(new CardActivity("c", now, 3, null, null));
        cloud.disturbBatchReads(2, 1);
        cloud.clearCalls();
        Found<CardActivity> found = records.get(List.of("a", "b", "c"));
        assertThat(found.records().values()).extracting(CardActivity::spent).containsExactly(1.0, 2.0, 3.0);
        assertThat(cloud.calls())
                .extracting(RecordedCall::operation)
                .containsExactly("BatchGetRecord", "BatchGetRecord", "GetRecord");
    }

    record Day(
            @RecordIdentifier String card,
            @EventTime Instant at,
            @Nullable LocalDate country) {}

    @Test
    void get_ofARecordThatTheTypeCannotRead_failsThatOneAlone() {
        records.put(new CardActivity("a", now, 1, null, null));
        records.put(new CardActivity("b", now, 2, null, "secret"));
        Records<Day> days = store.records(group, RecordType.of(Day.class));
        assertThatThrownBy(() -> days.get("b"))
                .isInstanceOf(ConflictException.class)
                .hasMessageNotContaining("secret")
                .cause()
                .hasMessage("feature country: the stored text is no java.time.LocalDate")
                .hasNoCause();
        Found<Day> found = days.get(List.of("a", "b", "c"));
        assertThat(found.records()).containsOnlyKeys("a");
        assertThat(found.missing()).containsExactly("c");
        assertThat(found.failures()).containsOnlyKeys("b");
        cloud.disturbBatchReads(0, 2);
        assertThat(days.get(List.of("a", "b")).failures()).containsOnlyKeys("b");
    }

    @Test
    void put_andDelete_atTheTimeOfTheRecord_leaveIt() {
        CardActivity first = new CardActivity("4711", now, 12.5, 3, "DE");
        records.put(first);
        records.put(new CardActivity("4711", now.plusNanos(999_999), 1, 1, "DE"));
        records.delete("4711", now, Deletion.SOFT);
        assertThat(records.get("4711")).contains(first);
        assertThatThrownBy(() -> records.delete("4711", now, Deletion.HARD))
                .isInstanceOf(InvalidRequestException.class);
    }

    record Spent(@RecordIdentifier String card, @EventTime Instant at, double spent) {}

    @Test
    void get_asASmallerType_readsOnlyItsFeatures() {
        records.put(new CardActivity("4711", now, 12.5, 3, "DE"));
        Records<Spent> spent = store.records(group, RecordType.of(Spent.class));
        assertThat(spent.get("4711")).contains(new Spent("4711", now, 12.5));
    }

    @Test
    void records_withoutAType_areReadByName() {
        records.put(new CardActivity("4711", now, 12.5, 3, "DE"));
        FeatureRecord found = store.records(group).get("4711").orElseThrow();
        assertThat(found.value("shops-24h")).contains("3");
        assertThat(found.identifier()).isEqualTo("4711");
    }

    record Other(@RecordIdentifier String card, @EventTime Instant at, String spent, int colour) {}

    @Test
    void records_ofATypeThatDoesNotFit_saysEveryDifference() {
        assertThatThrownBy(() -> store.records(group, RecordType.of(Other.class)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("feature spent String is spent Fractional in the group")
                .hasMessageContaining("feature colour Integral is not in the group");
    }
}
