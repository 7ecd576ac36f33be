package dev.mlgovern.featurestore.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.featurestore.Bank;
import dev.mlgovern.featurestore.FeatureStore;
import dev.mlgovern.featurestore.group.FeatureGroup;
import dev.mlgovern.featurestore.group.OfflineStore.TableFormat;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudTest;
import dev.mlgovern.trino.Trino;
import dev.mlgovern.trino.Trino.Column;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a training set says of itself. */
@LocalCloudTest
class TrainingSetValueTest {
    private MlPlatform platform;
    private FeatureStore store;
    private FeatureGroup cards;
    private FeatureGroup customers;

    @BeforeEach
    void open(LocalCloud cloud) {
        platform = new Bank(cloud).platform();
        store = FeatureStore.on(platform);
        cards = new Cards(new Bank(cloud), platform, TableFormat.ICEBERG).group;
        customers = new Cards(new Bank(cloud), platform, TableFormat.GLUE).group;
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void trainingSet_ofTheGuide_prunesWhatItMayAndNamesItsColumns() {
        TrainingSet set = store.trainingSet(t -> t.base(Base.table("fraud", "decisions")
                        .time("decided_at")
                        .addColumns("label")
                        .since(Instant.parse("2026-01-01T00:00:00Z")))
                .features(
                        cards,
                        f -> f.key("card")
                                .features("spent")
                                .timeToLive(Duration.ofDays(30))
                                .putDefault("spent", 0.0))
                .features(customers, f -> f.key("customer").prefix("customer_"))
                .knownBy(Instant.parse("2026-11-01T00:00:00Z")));

        assertThat(set.columns().stream().map(TrainingColumn::name))
                .containsExactly(
                        "decided_at",
                        "card",
                        "customer",
                        "label",
                        "spent",
                        "customer_spent",
                        "customer_shops-24h",
                        "customer_country");
        assertThat(set.parameters())
                .containsExactly(
                        "'2026-01-01 00:00:00.000000'",
                        "'2025-12-02'",
                        "'2026-11-01 00:00:00.000000'",
                        "'2026-11-01 00:00:00.000000'");
        assertThat(set.groups()).containsExactly(cards.arn(), customers.arn());
    }

    @Test
    void trainingSet_ofRows_readsHoursOfGlueTablesUpToTheLast() {
        TrainingSet set = set(TrainingSetTest.base("L1", "1", 6, "L2", "1", 8.5), Duration.ofDays(1));

        assertThat(set.parameters()).containsExactly("'2026'", "'2026010500'", "'2026'", "'2026010812'");
    }

    @Test
    void digest_isOfDefinitionAndInputs() {
        String digest =
                set(TrainingSetTest.base("L1", "1", 6), Duration.ofDays(1)).digest();

        assertThat(digest).matches("[0-9a-f]{64}");
        assertThat(set(TrainingSetTest.base("L1", "1", 6), Duration.ofDays(1)).digest())
                .isEqualTo(digest);
        assertThat(set(TrainingSetTest.base("L1", "2", 6), Duration.ofDays(1)).digest())
                .isNotEqualTo(digest);
        assertThat(set(TrainingSetTest.base("L1", "1", 6), Duration.ofDays(2)).digest())
                .isNotEqualTo(digest);
    }

    @Test
    void staged_ofTooManyRows_isTheSameTrainingSetOverATable() {
        Object[] many = new Object[3 * 6000];
        for (int i = 0; i < many.length; i += 3) {
            many[i] = "a label of some length";
            many[i + 1] = "1";
            many[i + 2] = 6;
        }
        TrainingSet set = set(TrainingSetTest.base(many), Duration.ofDays(1));
        Base.Source.Table table = new Base.Source.Table("awsdatacatalog", "scratch", "rows");
        Trino.started()
                .fillTable(
                        List.of("awsdatacatalog", "scratch", "rows"),
                        List.of(
                                new Column("label", "varchar"),
                                new Column("card", "varchar"),
                                new Column("at", "varchar")),
                        List.of(List.of("L1", "1", "2026-01-06 00:00:00")));
        new OfflineTables().fill(customers, List.of());

        assertThat(set.rowsToStage().orElseThrow().values()).hasSize(6000);
        TrainingSet staged = set.staged(table);
        assertThat(staged.rowsToStage()).isEmpty();
        assertThat(staged.digest()).isEqualTo(set.digest());
        assertThat(Trino.started().run(staged.sql(), staged.parameters())).hasSize(1);
    }

    @Test
    void toString_showsNoValue() {
        TrainingSet set = set(TrainingSetTest.base("secret", "card-1", 6), Duration.ofDays(1));

        assertThat(set + "" + set.definition()).doesNotContain("secret", "card-1");
    }

    private TrainingSet set(Rows rows, Duration timeToLive) {
        return store.trainingSet(t -> t.base(Base.rows(rows).time("at"))
                .features(customers, f -> f.key("card").features("spent").timeToLive(timeToLive)));
    }
}
