package dev.mlgovern.featurestore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.trino.Trino;
import dev.mlgovern.trino.Trino.Column;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrinoTest {
    private final Trino trino = Trino.started();

    @Test
    void run_withParameters_findsRowsOfATable() {
        trino.createTable(
                List.of("AwsDataCatalog", "trino_test", "cards"),
                List.of(new Column("card", "varchar"), new Column("at", "timestamp(3)"), new Column("spent", "double")),
                List.of(
                        List.of("'it''s'", "TIMESTAMP '2026-11-23 10:00:00.125'", "1.5"),
                        List.of("'other'", "NULL", "NULL")));

        assertThat(trino.run(
                        "SELECT * FROM \"AwsDataCatalog\".trino_test.cards WHERE card = ? AND spent < ?",
                        List.of("'it''s'", "2")))
                .containsExactly(List.of("it's", LocalDateTime.parse("2026-11-23T10:00:00.125"), 1.5));
    }

    @Test
    void answer_namesColumnsAndTypes() {
        Trino.Result answer = trino.answer("SELECT 1 AS one, CAST(NULL AS varchar) AS \"no-thing\"", List.of());

        assertThat(answer.columns()).containsExactly("one", "no-thing");
        assertThat(answer.types()).containsExactly("integer", "varchar");
    }
}
