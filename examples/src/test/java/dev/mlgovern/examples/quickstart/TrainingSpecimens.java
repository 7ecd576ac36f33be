package dev.mlgovern.examples.quickstart;

import static dev.mlgovern.examples.quickstart.FeatureSpecimens.AT;
import static dev.mlgovern.examples.quickstart.FeatureSpecimens.IDENTIFIER;
import static dev.mlgovern.examples.quickstart.FeatureSpecimens.VALUE;

import dev.mlgovern.core.account.Stage;
import dev.mlgovern.core.topology.Account;
import dev.mlgovern.featurestore.FeatureStore;
import dev.mlgovern.featurestore.athena.TrainingRow;
import dev.mlgovern.featurestore.athena.TrainingRows;
import dev.mlgovern.featurestore.athena.TrainingRuns;
import dev.mlgovern.featurestore.file.FeatureFile;
import dev.mlgovern.featurestore.file.FeatureRows;
import dev.mlgovern.featurestore.group.FeatureGroup;
import dev.mlgovern.featurestore.training.Base;
import dev.mlgovern.featurestore.training.ColumnType;
import dev.mlgovern.featurestore.training.Rows;
import dev.mlgovern.featurestore.training.Snapshot;
import dev.mlgovern.featurestore.training.TrainingSet;
import dev.mlgovern.testkit.query.QueryColumn;
import dev.mlgovern.testkit.query.QueryEngine;
import dev.mlgovern.testkit.query.QueryRequest;
import dev.mlgovern.testkit.query.QueryResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Training sets and files with secrets in rows, queries, parameters and cells. */
final class TrainingSpecimens {
    private static final String PARAMETER = "canary-parameter-6ee4";
    private static final String TEXT = "canary-sql-text-b18d";

    private final WatchedBank bank;
    private final Account dev;

    TrainingSpecimens(WatchedBank bank) {
        this.bank = bank;
        this.dev = bank.topology.account(bank.topology.team("fraud"), Stage.DEV);
        bank.canaries.add("parameter of a query", PARAMETER);
        bank.canaries.add("text of a query", TEXT);
    }

    void look(FeatureStore store, FeatureGroup group) {
        TrainingSet set = set(store, group, Base.rows(rows(1)));
        bases(store, group);
        Snapshot.Builder snapshot = Snapshot.of(group).addFeatures("name").asOf(AT);
        given(List.of(snapshot, snapshot.build(), snapshot.build().columns()));
        runs(store, set);
        files(group);
    }

    private TrainingSet set(FeatureStore store, FeatureGroup group, Base.Builder base) {
        given(base.time("at"));
        return given(store.trainingSet(t -> t.base(base).features(group, f -> {
            given(f.key("card")
                    .features("name")
                    .featureAs("risk", "holder_risk")
                    .putDefault("name", VALUE));
            f.catalog(FeatureStory.CATALOG).timeToLive(Duration.ofDays(1));
        })));
    }

    private void bases(FeatureStore store, FeatureGroup group) {
        String sql = "SELECT card, at FROM payments WHERE note = '" + TEXT + "' AND card = ?";
        set(store, group, Base.query(sql, "'" + PARAMETER + "'").addColumns("card", "at"));
        set(store, group, Base.table("bank", "payments").addColumns("card", "at"));
        // as many as no statement takes
        TrainingSet many = set(store, group, Base.rows(rows(6_000)));
        given(many.staged(new Base.Source.Table("AwsDataCatalog", "bank", "staged")));
        given(many.rowsToStage().orElseThrow());
        fails(() -> Rows.builder().column("risk", ColumnType.DOUBLE).row(VALUE));
        fails(() -> set(store, group, Base.query(sql, PARAMETER + "\0", "'").addColumns("card", "at", "at")));
    }

    private Rows rows(int count) {
        Rows.Builder rows = Rows.builder().column("card", ColumnType.VARCHAR).column("at", ColumnType.TIMESTAMP);
        for (int i = 0; i < count; i++) {
            rows.row(IDENTIFIER, AT);
        }
        return given(given(rows).build());
    }

    private void runs(FeatureStore store, TrainingSet set) {
        bank.cloud.queries().engine(new Teller());
        TrainingRuns runs = given(store.runs(
                r -> given(r).account(dev.id()).output(place("athena")).staging(place("staging"))));
        TrainingRows rows = given(runs.rows(set)).run(bank.evidence::of);
        List<TrainingRow> read = given(given(rows).rows().stream().toList());
        fails(() -> read.get(0).whole("card"));
        fails(() -> read.get(0).time("name"));
        given(runs.files(set, place("files")).run(bank.evidence::of));
        for (String code : List.of("InvalidRequestException", "AccessDeniedException")) {
            bank.tap.answers(new Echo("athena.", "StartQueryExecution", code));
            fails(() -> runs.rows(set).run());
        }
        bank.tap.answers((request, cloud) -> null);
        bank.cloud.queries().engine(request -> {
            throw new IllegalArgumentException("SYNTAX_ERROR: line 1:8 in " + request.sql() + request.parameters());
        });
        fails(() -> runs.rows(set).run());
    }

    private String place(String folder) {
        return "s3://" + dev.models().orElseThrow().bucket() + "/" + folder + "/";
    }

    /** Answers with secrets. */
    private static final class Teller implements QueryEngine {
        @Override
        public QueryResult run(QueryRequest request) {
            Map<String, String> row = Map.of("card", IDENTIFIER, "at", "2026-11-01 10:00:00.000000", "name", VALUE);
            List<String> names = List.of("card", "at", "name", "holder_risk");
            return new QueryResult(
                    names.stream().map(name -> new QueryColumn(name, "varchar")).toList(),
                    List.of(names.stream()
                            .map(name -> row.getOrDefault(name, "0.5"))
                            .toList()));
        }

        @Override
        public byte[] file(String format, QueryResult result) {
            return result.rows().toString().getBytes(StandardCharsets.UTF_8);
        }
    }

    private void files(FeatureGroup group) {
        try {
            Path file = Files.createTempFile("holders", ".csv");
            Files.writeString(
                    file,
                    "card,at,name,risk\n%1$s,%2$s,%3$s,0.5\n%1$s,%2$s,%3$s,%3$s\n%1$s,%3$s,%3$s,1\n,%2$s,%3$s,1\n"
                            .formatted(IDENTIFIER, AT, VALUE));
            try (FeatureRows rows = given(FeatureFile.of(file)).open(group.schema())) {
                given(rows);
                given(given(rows.next()).record());
                Stream.generate(rows::next)
                        .limit(3)
                        .forEach(row -> fails(() -> given(row).record()));
            }
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fails(Runnable mishap) {
        new WatchedRoad(bank).fails(mishap);
    }

    private <T> T given(T value) {
        bank.evidence.of(value);
        return value;
    }
}
