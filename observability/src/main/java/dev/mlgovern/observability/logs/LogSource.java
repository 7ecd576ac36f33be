package dev.mlgovern.observability.logs;

import dev.mlgovern.core.account.AccountId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A log group, or the streams of one job in it. Immutable.
 *
 * @param account whose it is
 * @param group the log group
 * @param job the job that streams have to be of, by its name; null for all streams
 */
public record LogSource(
        AccountId account, String group, @Nullable String job) {
    /**
     * A log group.
     *
     * @param account whose it is
     * @param group its name
     * @return all of it
     */
    public static LogSource group(AccountId account, String group) {
        return new LogSource(account, group, null);
    }

    /**
     * What an endpoint's containers log: https://docs.aws.amazon.com/sagemaker/latest/dg/logging-cloudwatch.html
     *
     * @param account where the endpoint is
     * @param endpoint its name
     * @return its log group
     */
    public static LogSource endpoint(AccountId account, String endpoint) {
        return group(account, "/aws/sagemaker/Endpoints/" + endpoint);
    }

    /**
     * What a training job logs.
     *
     * @param account where it ran
     * @param job its name
     * @return its streams in the log group of all training jobs
     */
    public static LogSource trainingJob(AccountId account, String job) {
        return new LogSource(account, "/aws/sagemaker/TrainingJobs", job);
    }

    /**
     * The job that streams have to be of.
     *
     * @return empty for all streams of the group
     */
    public Optional<String> jobName() {
        return Optional.ofNullable(job);
    }

    /** Such as {@code 444444444444 /aws/sagemaker/TrainingJobs churn-7}. */
    @Override
    public String toString() {
        return account + " " + group + (job == null ? "" : " " + job);
    }
}
