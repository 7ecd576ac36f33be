package dev.mlgovern.featurestore.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.featurestore.record.FeatureRecord;
import dev.mlgovern.featurestore.schema.Feature;
import dev.mlgovern.featurestore.schema.FeatureType;
import dev.mlgovern.featurestore.schema.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureFileTest {
    private static final Schema SCHEMA = Schema.of(
            List.of(
                    Feature.of("card", FeatureType.STRING),
                    Feature.of("at", FeatureType.STRING),
                    Feature.of("shops", FeatureType.INTEGRAL),
                    Feature.of("spent", FeatureType.FRACTIONAL),
                    Feature.of("country", FeatureType.STRING)),
            "card",
            "at");
    private static final String AT = "2026-11-23T10:00:00Z";

    @TempDir
    Path folder;

    private FeatureFile csv(String... lines) throws IOException {
        return FeatureFile.of(Files.writeString(folder.resolve("cards.CSV"), String.join("\n", lines) + "\n"));
    }

    private static List<FeatureRecord> records(FeatureFile file) {
        List<FeatureRecord> records = new ArrayList<>();
        try (FeatureRows rows = file.open(SCHEMA)) {
            rows.forEachRemaining(row -> records.add(row.record()));
        }
        return records;
    }

    private static FeatureRow first(FeatureFile file) {
        try (FeatureRows rows = file.open(SCHEMA)) {
            return rows.next();
        }
    }

    @Test
    void csv_ofEveryType_becomesRecords() throws IOException {
        FeatureFile file = csv(
                "\uFEFFcountry,card,at,spent,shops",
                "DE,4711," + AT + ",12.5,3",
                "\"a, \"\"b\"\"\nc\",4712,2026-11-23T12:00:00.5+02:00,1e3,4.0");

        List<FeatureRecord> records = records(file);

        assertThat(records.get(0).value("spent")).contains("12.5");
        assertThat(records.get(0).value("at")).contains("2026-11-23T10:00:00.000Z");
        assertThat(records.get(1).value("country")).contains("a, \"b\"\nc");
        assertThat(records.get(1).value("at")).contains("2026-11-23T10:00:00.500Z");
        assertThat(records.get(1).value("shops")).contains("4");
    }

    @Test
    void csv_withEmptyFields_tellsMissingFromEmpty() throws IOException {
        List<FeatureRecord> records =
                records(csv("card,at,shops,spent,country", "1," + AT + ",,,", "2," + AT + ",\"\",\"\",\"\""));

        assertThat(records.get(0).value("country")).isEmpty();
        assertThat(records.get(1).value("country")).contains("");
        assertThat(records.get(1).value("shops")).isEmpty();
        assertThat(records.get(1).value("spent")).isEmpty();
    }

    @Test
    void csv_withABadValue_namesFeatureAndLineButNotTheValue() throws IOException {
        FeatureFile file =
                csv("card,at,shops,spent,country", "\"two\nlines\"," + AT + ",1,1,DE", "2," + AT + ",lots,1,DE");
        try (FeatureRows rows = file.open(SCHEMA)) {
            assertThat(rows.next().record().identifier()).isEqualTo("two\nlines");
            FeatureRow bad = rows.next();
            assertThat(bad).hasToString("FeatureRow[line 4]");
            assertThatThrownBy(bad::record)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("feature shops: value must be a whole number of 64 bits, in line 4")
                    .hasNoCause();
            assertThat(rows.hasNext()).isFalse();
        }
    }

    @Test
    void csv_withABadEventTime_saysHowItIsWritten() throws IOException {
        for (String time : List.of("23.11.2026", "2026-11-23 10:00:00", "2026-11-23T10:00:00", "")) {
            FeatureRow row = first(csv("card,at,shops,spent,country", "1," + time + ",1,1,DE"));
            assertThatThrownBy(row::record)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("feature at: ")
                    .hasMessageContaining("line 2")
                    .hasMessageNotContaining("23.11");
        }
    }

    @Test
    void open_whenColumnsAreNotTheFeatures_saysEachProblem() throws IOException {
        FeatureFile file = csv("id,at,shops,SPENT,shops").column("no", "country");
        assertThatThrownBy(() -> file.open(SCHEMA)).isInstanceOfSatisfying(InvalidRequestException.class, e -> {
            assertThat(e.problems())
                    .containsExactly(
                            "column \"id\" is no feature of the group",
                            "column \"SPENT\" is no feature of the group",
                            "column \"shops\" is feature shops, as another one is",
                            "no column for feature card, which every record needs",
                            "no column for feature spent",
                            "no column for feature country",
                            "no column \"no\", which is to be country");
        });
    }

    @Test
    void open_withColumnsToldApart_takesThem() throws IOException {
        FeatureFile file = csv("id;at;row;shops", "4711;" + AT + ";1;2")
                .separator(';')
                .column("id", "card")
                .ignoring("row")
                .lacking("spent", "country");
        assertThat(records(file)).singleElement().satisfies(record -> {
            assertThat(record.identifier()).isEqualTo("4711");
            assertThat(record.value("shops")).contains("2");
            assertThat(record.value("spent")).isEmpty();
        });
    }

    @Test
    void next_ofALineWithTooManyFields_saysWhere() throws IOException {
        FeatureFile file = csv("card,at,shops,spent,country", "1," + AT + ",1,1,DE", "1," + AT + ",1,1,DE,secret");
        try (FeatureRows rows = file.open(SCHEMA)) {
            rows.next();
            assertThatThrownBy(rows::hasNext)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasStackTraceContaining("line 3")
                    .satisfies(e -> assertThat(e.getCause()).hasMessageNotContaining("secret"));
        }
    }

    @Test
    void of_aFileThatIsNotThereOrOfNoKind_saysSo() {
        assertThatThrownBy(() -> FeatureFile.of(Path.of("cards.xlsx")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(".csv or .parquet");
        assertThatThrownBy(() -> FeatureFile.of(folder.resolve("none.csv")).open(SCHEMA))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("none.csv");
    }
}
