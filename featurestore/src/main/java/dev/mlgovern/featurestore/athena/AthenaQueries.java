package dev.mlgovern.featurestore.athena;

import dev.mlgovern.core.AccountScope;
import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.work.Progress;
import dev.mlgovern.core.work.ProgressListener;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import software.amazon.awssdk.services.athena.AthenaClient;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;
import software.amazon.awssdk.services.athena.model.QueryExecutionStatistics;
import software.amazon.awssdk.services.athena.model.StartQueryExecutionRequest;

/** Queries of one account: started once, waited for to their end, cancelled when nobody waits any more. */
final class AthenaQueries {
    private static final int EARLIER = 3;

    private final MlPlatform platform;
    private final AccountScope scope;
    private final RunSettings settings;

    AthenaQueries(MlPlatform platform, AccountScope scope, RunSettings settings) {
        this.platform = platform;
        this.scope = scope;
        this.settings = settings;
    }

    AccountId account() {
        return scope.account().id();
    }

    AthenaClient client() {
        return scope.client(AthenaClient::builder);
    }

    /**
     * Runs a statement, or goes on with the one that a run before a crash had started.
     *
     * @return as it is after it succeeded
     */
    QueryExecution run(Query query, ProgressListener progress) {
        // an earlier attempt that came to its end is not this one; the token is the same for an hour, and Athena stops
        // a query sooner
        Instant hour = platform.clock().instant().truncatedTo(ChronoUnit.HOURS);
        for (int attempt = 0; attempt < EARLIER; attempt++) {
            String name = Query.digest(
                    query.sql().apply(""),
                    String.join("\n", query.parameters()),
                    settings.workGroup(),
                    settings.output().orElse("") + settings.reuse(),
                    hour + "/" + attempt);
            Instant begin = platform.clock().instant();
            String id = start(query, name);
            QueryExecution first = look(id);
            if (!ended(first.status().state())) {
                return await(query, name, id, progress);
            }
            if (reusable(first)) {
                return first.status().completionDateTime().isBefore(begin) ? takenAgain(first) : first;
            }
            if (first.status().state() != QueryExecutionState.SUCCEEDED) {
                query.undo().accept(brief(name));
            }
        }
        String name = UUID.randomUUID().toString().replace("-", "");
        return await(query, name, start(query, name), progress);
    }

    /** As Athena tells of a result that it takes again by itself: nothing was scanned for it. */
    private static QueryExecution takenAgain(QueryExecution earlier) {
        QueryExecutionStatistics statistics = earlier.statistics().toBuilder()
                .dataScannedInBytes(0L)
                .resultReuseInformation(r -> r.reusedPreviousResult(true))
                .build();
        return earlier.toBuilder().statistics(statistics).build();
    }

    private boolean reusable(QueryExecution earlier) {
        Instant end = earlier.status().completionDateTime();
        return earlier.status().state() == QueryExecutionState.SUCCEEDED
                && end != null
                && settings.reuse()
                        .filter(age -> end.plus(age).isAfter(platform.clock().instant()))
                        .isPresent();
    }

    private String start(Query query, String name) {
        StartQueryExecutionRequest.Builder request = StartQueryExecutionRequest.builder()
                .queryString(query.sql().apply(brief(name)))
                .clientRequestToken(name)
                .workGroup(settings.workGroup());
        if (!query.parameters().isEmpty()) {
            request.executionParameters(query.parameters());
        }
        settings.output().ifPresent(uri -> request.resultConfiguration(r -> r.outputLocation(uri)));
        settings.reuse()
                .ifPresent(age -> request.resultReuseConfiguration(r ->
                        r.resultReuseByAgeConfiguration(a -> a.enabled(true).maxAgeInMinutes((int) age.toMinutes()))));
        return client().startQueryExecution(request.build()).queryExecutionId();
    }

    private QueryExecution await(Query query, String name, String id, ProgressListener progress) {
        QueryExecution done;
        try {
            done = platform.work()
                    .waitFor("query " + id, () -> told(look(id), progress))
                    .until(found -> ended(found.status().state()))
                    .every(Duration.ofSeconds(1))
                    .atMost(settings.atMost())
                    .await();
        } catch (GovernanceException e) {
            // nobody waits any more, so it must not go on at our cost; Athena leaves one that has ended as it is
            platform.work().cleanUp(() -> client().stopQueryExecution(r -> r.queryExecutionId(id)), e);
            platform.work().cleanUp(() -> query.undo().accept(brief(name)), e);
            throw e;
        }
        if (done.status().state() != QueryExecutionState.SUCCEEDED) {
            GovernanceException failure = Reasons.failure(account(), done);
            platform.work().cleanUp(() -> query.undo().accept(brief(name)), failure);
            throw failure;
        }
        return done;
    }

    private static String brief(String name) {
        return name.substring(0, 16);
    }

    private QueryExecution look(String id) {
        return client().getQueryExecution(r -> r.queryExecutionId(id)).queryExecution();
    }

    private static QueryExecution told(QueryExecution query, ProgressListener progress) {
        Long scanned = query.statistics() == null ? null : query.statistics().dataScannedInBytes();
        progress.progressed(new Progress(
                "query " + query.queryExecutionId(),
                Progress.State.RUNNING,
                query.status().stateAsString(),
                scanned == null ? 0 : scanned,
                0));
        return query;
    }

    private static boolean ended(QueryExecutionState state) {
        return state == QueryExecutionState.SUCCEEDED
                || state == QueryExecutionState.FAILED
                || state == QueryExecutionState.CANCELLED;
    }
}
