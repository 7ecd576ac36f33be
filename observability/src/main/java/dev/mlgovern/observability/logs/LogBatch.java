package dev.mlgovern.observability.logs;

import dev.mlgovern.core.AccountScope;
import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.AccessDeniedException;
import dev.mlgovern.core.error.ConflictException;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.error.NotFoundException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryStatistics;
import software.amazon.awssdk.services.cloudwatchlogs.model.QueryStatus;

/** Sources that are one query: of one place, and of the same streams. */
record LogBatch(MlPlatform platform, AccountScope scope, LogQuery query, List<LogSource> sources) {
    /** What was found so far. */
    interface Sink {
        void found(LogLine line);

        void scanned(long bytes, boolean cut);

        void failed(LogSource source, GovernanceException failure);
    }

    void run(Sink sink) {
        try {
            ask(sink);
        } catch (GovernanceException e) {
            sources.forEach(source -> sink.failed(source, e));
        }
    }

    /** A log group that does not exist or is denied fails the whole start; so the others are asked without it, half by half. */
    private void ask(Sink sink) {
        String id;
        try {
            id = start();
        } catch (NotFoundException | AccessDeniedException e) {
            if (sources.size() == 1) {
                throw e;
            }
            int half = sources.size() / 2;
            new LogBatch(platform, scope, query, sources.subList(0, half)).run(sink);
            new LogBatch(platform, scope, query, sources.subList(half, sources.size())).run(sink);
            return;
        }
        tell(await(id), sink);
    }

    // ARNs without the ":*" that DescribeLogGroups puts there, and times in seconds:
    // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_StartQuery.html
    private String start() {
        return client().startQuery(r -> r.logGroupIdentifiers(
                                sources.stream().map(this::arn).distinct().toList())
                        .queryString(QueryText.of(query, sources))
                        .startTime(query.since().getEpochSecond())
                        .endTime(query.until().getEpochSecond())
                        .limit(query.limit()))
                .queryId();
    }

    private String arn(LogSource source) {
        return "arn:%s:logs:%s:%s:log-group:%s"
                .formatted(
                        scope.region().metadata().partition().id(),
                        scope.region().id(),
                        source.account(),
                        source.group());
    }

    private GetQueryResultsResponse await(String id) {
        try {
            return platform.work()
                    .waitFor("log query " + id, () -> client().getQueryResults(r -> r.queryId(id)))
                    .until(look -> look.status() == QueryStatus.COMPLETE)
                    .failsWhen(look -> lost(look.status()), look -> "it ended as " + look.statusAsString())
                    .every(Duration.ofSeconds(1))
                    .atMost(query.atMost())
                    .await();
        } catch (ConflictException e) {
            throw new ConflictException(Failure.of("logs:StartQuery", String.valueOf(e.getMessage()))
                    .in(scope.account().id())
                    .causedBy(e));
        } catch (GovernanceException e) {
            // nobody waits any more, so it must not go on at our cost; one that has ended cannot be stopped
            platform.work().cleanUp(() -> client().stopQuery(r -> r.queryId(id)), e);
            throw e;
        }
    }

    /** Unknown may still become known, as may what is newer than this SDK. */
    private static boolean lost(QueryStatus status) {
        return status == QueryStatus.FAILED || status == QueryStatus.CANCELLED || status == QueryStatus.TIMEOUT;
    }

    private void tell(GetQueryResultsResponse answer, Sink sink) {
        answer.results().forEach(row -> {
            Map<String, String> fields = new HashMap<>();
            row.forEach(field -> {
                if (field.field() != null && field.value() != null) {
                    fields.put(field.field(), field.value());
                }
            });
            Lines.of(fields, sources.get(0)).ifPresent(sink::found);
        });
        QueryStatistics statistics = answer.statistics();
        Double scanned = statistics == null ? null : statistics.bytesScanned();
        sink.scanned(
                scanned == null ? 0 : scanned.longValue(), cut(answer.results().size(), statistics));
    }

    /** Where AWS does not say how many lines match, as many as asked for are taken for a part. */
    private boolean cut(int lines, @Nullable QueryStatistics statistics) {
        Double matched = statistics == null ? null : statistics.recordsMatched();
        return matched == null ? lines >= query.limit() : matched > lines;
    }

    private CloudWatchLogsClient client() {
        return scope.client(CloudWatchLogsClient::builder);
    }
}
