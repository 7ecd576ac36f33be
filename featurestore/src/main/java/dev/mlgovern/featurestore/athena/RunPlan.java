package dev.mlgovern.featurestore.athena;

import dev.mlgovern.core.AccountScope;
import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.ConflictException;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.work.Pages;
import dev.mlgovern.core.work.Pages.Page;
import dev.mlgovern.core.work.Plan;
import dev.mlgovern.core.work.PlanDraft;
import dev.mlgovern.core.work.ProgressListener;
import dev.mlgovern.core.work.Step;
import dev.mlgovern.featurestore.training.TrainingColumn;
import dev.mlgovern.featurestore.training.TrainingSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.athena.model.Datum;
import software.amazon.awssdk.services.athena.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionStatistics;
import software.amazon.awssdk.services.athena.model.Row;

/** The steps of one run: stage the base if it has to be, run the query, and take away what was staged however that ends. */
final class RunPlan {
    private final MlPlatform platform;
    private final RunSettings settings;
    private final TrainingSet set;
    private final AthenaQueries queries;
    private final Files files;

    RunPlan(MlPlatform platform, RunSettings settings, TrainingSet set, AccountScope scope) {
        this.platform = platform;
        this.settings = settings;
        this.set = set;
        this.queries = new AthenaQueries(platform, scope, settings);
        this.files = new Files(scope);
    }

    Plan<TrainingRows> rows() {
        return plan(statement -> {
            Query query = new Query(attempt -> statement.sql(), statement.parameters(), attempt -> {});
            return progress -> {
                QueryExecution done = queries.run(query, progress);
                String location = done.resultConfiguration().outputLocation();
                return new TrainingRows(run(done, location), pages(done.queryExecutionId()));
            };
        });
    }

    Plan<TrainingFiles> files(S3Uri prefix) {
        return plan(statement -> {
            Function<String, S3Uri> folder =
                    attempt -> prefix.folder(set.digest().substring(0, 16) + (attempt.isEmpty() ? "" : "-" + attempt));
            Query query = new Query(
                    attempt -> Unload.of(statement, folder.apply(attempt)),
                    statement.parameters(),
                    attempt -> files.deleteAll(folder.apply(attempt)));
            return progress -> unloaded(queries.run(query, progress));
        });
    }

    /** How a statement is run; it is known once the base is where it can be read. */
    private interface Run<T> {
        T with(ProgressListener progress);
    }

    private <T> Plan<T> plan(Function<TrainingSet, Run<T>> run) {
        String title = "training set " + set.digest().substring(0, 12);
        PlanDraft draft = platform.work().plan(title);
        if (set.rowsToStage().isEmpty()) {
            return draft.yielding(draft.step("run the query", step -> query(step, () -> {}, run.apply(set))));
        }
        StagedRows staged = new StagedRows(set, set.rowsToStage().orElseThrow(), settings);
        Step<S3Uri> file = draft.step("stage rows", step -> stage(step, staged));
        Step<S3Uri> table = draft.step("table over them", step -> table(step, file, staged));
        Run<T> onStaged = run.apply(set.staged(staged.table()));
        return draft.yielding(draft.step("run the query", step -> {
            query(step.after(table), () -> cleared(staged), progress -> whole(staged, onStaged.with(progress)));
            step.needs("athena:GetQueryExecution", "glue:DeleteTable", "s3:DeleteObject")
                    .note("the staged rows and their table are deleted afterwards");
        }));
    }

    private void stage(Step.Details<S3Uri> step, StagedRows staged) {
        step.in(queries.account())
                .needs("s3:GetObject", "s3:PutObject", "s3:ListBucket")
                .note(staged.file().toString())
                .finds(results -> Optional.of(staged.file()).filter(files::has))
                .makes(results -> {
                    files.put(staged.file(), staged.bytes());
                    return staged.file();
                });
    }

    private void table(Step.Details<S3Uri> step, Step<S3Uri> file, StagedRows staged) {
        step.in(queries.account())
                .needs("athena:StartQueryExecution", "glue:CreateTable", "glue:GetDatabase")
                .note(staged.table().database() + "." + staged.table().table())
                .after(file)
                .makes(results -> made(staged, results.of(file)));
    }

    private S3Uri made(StagedRows staged, S3Uri file) {
        try {
            queries.run(Query.of(staged.create()), ProgressListener.SILENT);
            return file;
        } catch (RuntimeException e) {
            platform.work().cleanUp(() -> files.delete(file), e);
            throw e;
        }
    }

    private <T> void query(Step.Details<T> step, Runnable after, Run<T> run) {
        ProgressListener progress = step.progress();
        step.in(queries.account())
                .needs(
                        "athena:StartQueryExecution",
                        "athena:GetQueryExecution",
                        "glue:GetTable",
                        "s3:GetObject",
                        "s3:PutObject")
                .note("workgroup %s reads %d feature groups"
                        .formatted(settings.workGroup(), set.groups().size()))
                .makes(results -> {
                    T result;
                    try {
                        result = run.with(progress);
                    } catch (RuntimeException e) {
                        platform.work().cleanUp(after, e);
                        throw e;
                    }
                    after.run();
                    return result;
                });
    }

    /** Without the file, a table over it reads as empty, and that is no failure to Athena. */
    private <T> T whole(StagedRows staged, T result) {
        if (!files.has(staged.file())) {
            throw new ConflictException(Failure.of(
                            "trainingSet", "another run of this training set took the staged rows away; run it again")
                    .in(queries.account()));
        }
        return result;
    }

    private void cleared(StagedRows staged) {
        try {
            queries.run(Query.of(staged.drop()), ProgressListener.SILENT);
        } finally {
            files.delete(staged.file());
        }
    }

    private TrainingFiles unloaded(QueryExecution done) {
        String manifest = done.statistics().dataManifestLocation();
        List<String> written = manifest == null ? List.of() : files.lines(S3Uri.parse(manifest));
        return new TrainingFiles(run(done, Unload.location(done.query())), manifest == null ? "" : manifest, written);
    }

    private TrainingRun run(QueryExecution done, String location) {
        QueryExecutionStatistics statistics = done.statistics();
        long scanned = statistics.dataScannedInBytes() == null ? 0 : statistics.dataScannedInBytes();
        boolean reused = statistics.resultReuseInformation() != null
                && Boolean.TRUE.equals(statistics.resultReuseInformation().reusedPreviousResult());
        return new TrainingRun(
                queries.account(),
                done.queryExecutionId(),
                location,
                scanned,
                Cost.of(scanned, reused, settings.pricePerTerabyte()),
                reused,
                set.digest(),
                set.groups());
    }

    /** The first row of the first page is the header: https://docs.aws.amazon.com/athena/latest/APIReference/API_GetQueryResults.html */
    private Pages<TrainingRow> pages(String id) {
        Map<String, Integer> positions = new HashMap<>();
        for (TrainingColumn column : set.columns()) {
            positions.put(column.name().toLowerCase(Locale.ROOT), positions.size());
        }
        return Pages.of(token -> {
            GetQueryResultsResponse page = page(id, token);
            boolean first = token == null;
            while (first && page.resultSet().rows().isEmpty() && page.nextToken() != null) {
                page = page(id, page.nextToken());
            }
            List<TrainingRow> rows = new ArrayList<>();
            page.resultSet().rows().stream()
                    .skip(first ? 1 : 0)
                    .forEach(row -> rows.add(new TrainingRow(positions, values(row))));
            return new Page<>(rows, page.nextToken());
        });
    }

    private GetQueryResultsResponse page(String id, @Nullable String token) {
        return queries.client().getQueryResults(r -> r.queryExecutionId(id).nextToken(token));
    }

    private static List<@Nullable String> values(Row row) {
        List<@Nullable String> values = new ArrayList<>();
        for (Datum datum : row.data()) {
            values.add(datum.varCharValue());
        }
        return values;
    }
}
