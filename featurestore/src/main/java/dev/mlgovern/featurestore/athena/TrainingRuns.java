package dev.mlgovern.featurestore.athena;

import dev.mlgovern.core.AccountScope;
import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.work.Plan;
import dev.mlgovern.featurestore.group.FeatureGroupArn;
import dev.mlgovern.featurestore.training.TrainingSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs training sets on Athena, in any account of the platform. Thread-safe.
 *
 * <p>A run waits for Athena's end of the query, whichever it is; a query that nobody waits for any more is cancelled. After a crash the
 * next run in the same hour (UTC) joins the query that is still running instead of starting another. Rows from Java that are too many for a
 * statement are put into S3 with a table over them, and both are gone when the run is over, however it ends.
 *
 * <p>Calls {@code athena:StartQueryExecution}, {@code GetQueryExecution}, {@code GetQueryResults}, {@code StopQueryExecution};
 * {@code s3:PutObject}, {@code GetObject}, {@code ListBucket}, {@code DeleteObject} for staged rows and files. Athena needs
 * {@code glue:GetDatabase}, {@code GetTable}, {@code GetPartitions} and {@code s3:GetObject} on what it reads, and
 * {@code s3:GetBucketLocation}, {@code PutObject}, {@code GetObject} where results go, of the same role.
 */
public final class TrainingRuns {
    private final MlPlatform platform;
    private final RunSettings settings;

    private TrainingRuns(MlPlatform platform, RunSettings settings) {
        this.platform = platform;
        this.settings = settings;
    }

    /**
     * Runs as the settings say.
     *
     * @param platform gives the clients
     * @param settings fills them in
     * @return runs; nothing is called yet
     */
    public static TrainingRuns on(MlPlatform platform, Consumer<? super RunSettings.Builder> settings) {
        RunSettings.Builder builder = RunSettings.builder();
        settings.accept(builder);
        return new TrainingRuns(platform, builder.build());
    }

    /**
     * Prepares a run whose rows are read one after another; for some hundred thousand rows.
     *
     * @param set the training set
     * @return a plan; running it again runs the query again
     * @throws dev.mlgovern.core.error.InvalidRequestException with every problem of settings and training set, if there is one
     */
    public Plan<TrainingRows> rows(TrainingSet set) {
        RunRules.check(settings, set, List.of());
        return new RunPlan(platform, settings, set, scope(set)).rows();
    }

    /**
     * Prepares a run that writes Parquet files, however many rows there are.
     *
     * @param set the training set
     * @param s3Uri a prefix; the files come into a folder of their own below it, and what a failed run left there is deleted
     * @return a plan; running it again runs the query again, into another folder
     * @throws dev.mlgovern.core.error.InvalidRequestException with every problem of settings, prefix and training set, if there is one
     */
    public Plan<TrainingFiles> files(TrainingSet set, String s3Uri) {
        List<String> problems = new ArrayList<>();
        RunRules.place("the prefix", s3Uri, problems);
        RunRules.check(settings, set, problems);
        return new RunPlan(platform, settings, set, scope(set)).files(S3Uri.parse(s3Uri));
    }

    private AccountScope scope(TrainingSet set) {
        FeatureGroupArn group = set.groups().get(0);
        AccountId account = settings.account().orElse(group.account());
        return platform.in(account).in(group.region());
    }
}
