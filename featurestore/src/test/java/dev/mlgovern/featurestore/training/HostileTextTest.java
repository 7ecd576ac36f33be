package dev.mlgovern.featurestore.training;

import static dev.mlgovern.featurestore.training.Cards.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.featurestore.Bank;
import dev.mlgovern.featurestore.group.OfflineStore.TableFormat;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudTest;
import dev.mlgovern.trino.Trino;
import dev.mlgovern.trino.Trino.Column;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Names and values that would be SQL if they were not quoted; and definitions that are refused. */
@LocalCloudTest
class HostileTextTest {
    private static final List<String> TEXTS = List.of(
            "'; DROP TABLE x; --",
            "\"",
            "\"\"; SELECT 1 --",
            "\\",
            "\\'",
            "\\\"",
            "?",
            "/* */ -- '",
            "a\nb\r\tc\u0001",
            "ä漢😀",
            "${x}{{y}}",
            "",
            "null");

    private final Trino trino = Trino.started();
    private MlPlatform platform;
    private Cards cards;

    @BeforeEach
    void open(LocalCloud cloud) {
        Bank bank = new Bank(cloud);
        platform = bank.platform();
        cards = new Cards(bank, platform, TableFormat.GLUE);
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void values_thatLookLikeSql_comeOutAsTheyWere() {
        Rows.Builder rows = rows("label");
        TEXTS.forEach(text -> {
            cards.put(text, 5, 5.0);
            rows.row(text, text, day(6));
        });
        rows.row("unknown", "none", day(6));
        TrainingSet set = set(Base.rows(rows.build()).time("at"), "'; --?");

        assertThat(answer(set).rows()).hasSize(TEXTS.size() + 1).allSatisfy(row -> {
            assertThat(row.get(3)).isEqualTo("unknown".equals(row.get(0)) ? null : 5.0);
            assertThat(row.get(4)).isEqualTo("'; --?");
        });
        assertThat(answer(set).rows()).extracting(row -> row.get(0)).containsAll(TEXTS);
    }

    @Test
    void numbers_atTheirEdges_comeOutAsTheyWere() {
        Rows rows = Rows.builder()
                .column("card", ColumnType.VARCHAR)
                .column("at", ColumnType.TIMESTAMP)
                .column("n", ColumnType.BIGINT)
                .column("x", ColumnType.DOUBLE)
                .column("b", ColumnType.BOOLEAN)
                .row("1", Instant.parse("0001-01-01T00:00:00Z"), Long.MIN_VALUE, Double.MIN_VALUE, true)
                .row("1", Instant.parse("9999-12-30T23:59:59.999999Z"), Long.MAX_VALUE, -Double.MAX_VALUE, null)
                .row("1", day(1), 7, 0.1, false)
                .build();

        assertThat(answer(set(Base.rows(rows).time("at"), "none")).rows())
                .extracting(row -> row.subList(2, 5))
                .containsExactlyInAnyOrder(
                        Arrays.asList(Long.MIN_VALUE, Double.MIN_VALUE, true),
                        Arrays.asList(Long.MAX_VALUE, -Double.MAX_VALUE, null),
                        Arrays.asList(7L, 0.1, false));
    }

    @Test
    void names_thatLookLikeSql_areNames() {
        String table = "d\"; DROP TABLE x --";
        String label = "l\"', ? (";
        trino.createTable(
                List.of("awsdatacatalog", "it's", table),
                List.of(new Column(label, "varchar"), new Column("card", "varchar"), new Column("at", "varchar")),
                List.of(List.of("'L1'", "'1'", "'2026-01-06T00:00:00Z'")));
        cards.put("1", 5, 5.0);
        Base.Builder base =
                Base.table("it's", table).time("at").timeForm(TimeForm.ISO_8601).addColumns(label);

        Trino.Result answer = answer(set(base.since(day(1)).until(day(9)), "x"));

        assertThat(answer.columns()).containsExactly("at", "card", label, "p\"spent", "p\"country");
        assertThat(answer.rows()).containsExactly(List.of("2026-01-06T00:00:00Z", "1", "L1", 5.0, "x"));
    }

    @Test
    void trainingSet_thatCannotBe_saysEveryProblem() {
        InvalidRequestException refused = catchThrowableOfType(
                InvalidRequestException.class,
                () -> TrainingSet.of(TrainingSetDefinition.builder()
                        .base(Base.rows(rows("label").build())
                                .time("when")
                                .since(day(2))
                                .until(day(1)))
                        .features(
                                cards.group,
                                f -> f.key("a\nb")
                                        .features("unheard-of")
                                        .putDefault("spent", "text")
                                        .timeToLive(Duration.ofNanos(1)))
                        .build()));

        assertThat(refused.problems())
                .containsExactly(
                        "since must be before until, were 2026-01-02T00:00:00Z and 2026-01-01T00:00:00Z",
                        "rows must be at least one, there are none",
                        "rows have no column \"when\"",
                        "rows have no column \"a\nb\"",
                        "group cards-glue: a name must have 1 to 255 characters and no control characters, was \"a?b\"",
                        "group cards-glue has no feature \"unheard-of\"",
                        "group cards-glue: timeToLive must be whole milliseconds, from one to 365000 days, was PT0.000000001S",
                        "defaults of group cards-glue: feature \"spent\" is not taken",
                        "defaults of group cards-glue: feature \"spent\" takes double, was a String it does not take");
    }

    @Test
    void trainingSet_withTwoColumnsOfOneName_isRefused() {
        InvalidRequestException refused = catchThrowableOfType(
                InvalidRequestException.class,
                () -> TrainingSet.of(TrainingSetDefinition.builder()
                        .base(Base.table("fraud", "decisions").time("at").addColumns("Spent", "__x"))
                        .features(cards.group, f -> f.key("card").features("spent"))
                        .build()));

        assertThat(refused.problems())
                .containsExactly(
                        "base: column \"__x\" must not begin with __",
                        "group cards-glue: column \"spent\" is there already; give a prefix or another name");
    }

    private static Rows.Builder rows(String label) {
        return Rows.builder()
                .column(label, ColumnType.VARCHAR)
                .column("card", ColumnType.VARCHAR)
                .column("at", ColumnType.TIMESTAMP);
    }

    private TrainingSet set(Base.Builder base, String standIn) {
        return TrainingSet.of(TrainingSetDefinition.builder()
                .base(base)
                .features(
                        cards.group,
                        f -> f.key("card")
                                .prefix("p\"")
                                .features("spent", "country")
                                .putDefault("country", standIn))
                .build());
    }

    private Trino.Result answer(TrainingSet set) {
        new OfflineTables().fill(cards.group, cards.lines);
        return trino.answer(set.sql(), set.parameters());
    }
}
