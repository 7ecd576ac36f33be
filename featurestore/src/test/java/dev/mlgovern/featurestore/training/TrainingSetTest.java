package dev.mlgovern.featurestore.training;

import static dev.mlgovern.featurestore.training.Cards.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.featurestore.Bank;
import dev.mlgovern.featurestore.FeatureStore;
import dev.mlgovern.featurestore.group.OfflineStore.TableFormat;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudTest;
import dev.mlgovern.trino.Trino;
import dev.mlgovern.trino.Trino.Column;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@LocalCloudTest
class TrainingSetTest {
    private final Trino trino = Trino.started();
    private MlPlatform platform;
    private FeatureStore store;
    private Cards cards;

    @BeforeEach
    void open(LocalCloud cloud) {
        Bank bank = new Bank(cloud);
        platform = bank.platform();
        store = FeatureStore.on(platform);
        cards = new Cards(bank, platform, TableFormat.ICEBERG);
    }

    @AfterEach
    void close() {
        platform.close();
    }

    /** The example in which the join of AWS's SDK doubles L2 and loses L3. */
    @Test
    void trainingSet_whereAwsSdkLosesAndDoublesRows_hasEachRowOnce() {
        cards.put("1", 5, 5.0).put("1", 15, 15.0).put("1", 25, 25.0).put("2", 30, 30.0);

        assertThat(rows(base("L1", "1", 10, "L2", "1", 20, "L3", "2", 20), f -> f.features("spent")))
                .containsExactlyInAnyOrder(row("L1", 5.0), row("L2", 15.0), row("L3", null));
    }

    @Test
    void trainingSet_atTheVeryTimeOfARecord_hasIt() {
        cards.put("1", 10, 10.0);

        assertThat(rows(base("L1", "1", 10, "L2", "1", 9.999), f -> f.features("spent")))
                .containsExactlyInAnyOrder(row("L1", 10.0), row("L2", null));
    }

    @Test
    void trainingSet_afterADeletion_hasNothingOfBefore() {
        cards.put("1", 5, 5.0).delete("1", 8).put("1", 12, 12.0);

        assertThat(rows(base("L1", "1", 6, "L2", "1", 10, "L3", "1", 13), f -> f.features("spent")))
                .containsExactlyInAnyOrder(row("L1", 5.0), row("L2", null), row("L3", 12.0));
    }

    @Test
    void trainingSet_ofEqualRows_keepsThemApart() {
        cards.put("1", 5, 5.0);

        assertThat(rows(base("L1", "1", 6, "L1", "1", 6), f -> f.features("spent")))
                .containsExactly(row("L1", 5.0), row("L1", 5.0));
    }

    @Test
    void trainingSet_ofRowsWithoutKeyOrTime_keepsThemWithoutFeatures() {
        cards.put("1", 5, 5.0);
        Rows rows = columns()
                .row("L1", null, day(6))
                .row("L2", "1", null)
                .row("L3", null, null)
                .build();

        assertThat(rows(rows, f -> f.features("spent")))
                .containsExactlyInAnyOrder(row("L1", null), row("L2", null), row("L3", null));
    }

    @Test
    void trainingSet_withTimeToLive_hasNoRecordThatIsGone() {
        cards.put("1", 5, 5.0);

        assertThat(rows(
                        base("L1", "1", 6.999, "L2", "1", 7),
                        f -> f.features("spent").timeToLive(Duration.ofDays(2))))
                .containsExactlyInAnyOrder(row("L1", 5.0), row("L2", null));
    }

    @Test
    void trainingSet_withDefault_putsItWhereThereIsNothing() {
        cards.put("1", 5, 5.0).put("2", 5, null);

        assertThat(rows(
                        base("L1", "1", 6, "L2", "1", 4, "L3", "2", 6),
                        f -> f.features("spent").putDefault("spent", -1.5)))
                .containsExactlyInAnyOrder(row("L1", 5.0), row("L2", -1.5), row("L3", -1.5));
    }

    @Test
    void trainingSet_knownByATime_hasNothingThatWasWrittenLater() {
        cards.put("1", 5, 5.0).put("1", 5, 55.0, day(9)).put("1", 6, 6.0, day(9));
        TrainingSet known = store.trainingSet(
                t -> t.base(Base.rows(base("L1", "1", 7)).time("at").addColumns("label"))
                        .features(cards.group, f -> f.key("card").features("spent"))
                        .knownBy(day(8)));

        assertThat(run(known)).containsExactly(row("L1", 5.0));
    }

    @Test
    void trainingSet_overAQuery_takesItsParameters() {
        cards.put("1", 5, 5.0);
        trino.createTable(
                List.of("awsdatacatalog", "fraud", "decisions"),
                List.of(new Column("label", "varchar"), new Column("card", "bigint"), new Column("at", "timestamp(3)")),
                List.of(
                        List.of("'L1'", "1", OfflineTables.timestamp(day(6))),
                        List.of("'it''s'", "1", OfflineTables.timestamp(day(4)))));
        TrainingSet set = store.trainingSet(
                t -> t.base(Base.query("SELECT * FROM fraud.decisions WHERE label = ? -- one of two", "'it''s'")
                                .time("at")
                                .addColumns("label"))
                        .features(cards.group, f -> f.key("card").features("spent")));

        assertThat(run(set)).containsExactly(row("it's", null));
    }

    static Rows base(Object... labelCardDay) {
        Rows.Builder rows = columns();
        for (int i = 0; i < labelCardDay.length; i += 3) {
            rows.row(labelCardDay[i], labelCardDay[i + 1], day(((Number) labelCardDay[i + 2]).doubleValue()));
        }
        return rows.build();
    }

    private static Rows.Builder columns() {
        return Rows.builder()
                .column("label", ColumnType.VARCHAR)
                .column("card", ColumnType.VARCHAR)
                .column("at", ColumnType.TIMESTAMP);
    }

    private List<List<@Nullable Object>> rows(Rows rows, Consumer<GroupFeatures.Builder> features) {
        return run(store.trainingSet(t -> t.base(Base.rows(rows).time("at").addColumns("label"))
                .features(cards.group, f -> features.accept(f.key("card")))));
    }

    /** Label and feature of each row. */
    private List<List<@Nullable Object>> run(TrainingSet set) {
        new OfflineTables().fill(cards.group, cards.lines);
        Trino.Result result = trino.answer(set.sql(), set.parameters());
        assertThat(result.columns()).containsExactly("at", "card", "label", "spent");
        return result.rows().stream().map(each -> row(each.get(2), each.get(3))).toList();
    }

    private static List<@Nullable Object> row(@Nullable Object... values) {
        return Arrays.asList(values);
    }
}
