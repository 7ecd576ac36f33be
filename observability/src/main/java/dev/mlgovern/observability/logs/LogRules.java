package dev.mlgovern.observability.logs;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.InvalidRequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What is checked before anything is asked. */
final class LogRules {
    // the Logs API: LogGroupName
    private static final Pattern GROUP = Pattern.compile("[.\\-_/#A-Za-z0-9]{1,512}");
    // the SageMaker API: TrainingJobName
    private static final Pattern JOB = Pattern.compile("[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}");
    // "up to 10,000 log events":
    // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_StartQuery.html
    private static final int MOST = 10_000;

    private final List<String> problems = new ArrayList<>();
    private final MlPlatform platform;

    private LogRules(MlPlatform platform) {
        this.platform = platform;
    }

    static void check(MlPlatform platform, LogQuery query) {
        LogRules rules = new LogRules(platform);
        if (query.sources().isEmpty()) {
            rules.problems.add("sources must be at least one");
        }
        query.sources().forEach(rules::source);
        rules.query(query);
        rules.end("a log query");
    }

    static void account(MlPlatform platform, AccountId account) {
        LogRules rules = new LogRules(platform);
        rules.known(account);
        rules.end("a monitoring account");
    }

    static void prefix(MlPlatform platform, String prefix) {
        LogRules rules = new LogRules(platform);
        rules.group("prefix", prefix);
        rules.end("a listing of log groups");
    }

    private void source(LogSource source) {
        known(source.account());
        group("group", source.group());
        source.jobName()
                .filter(job -> !JOB.matcher(job).matches())
                .ifPresent(job -> problems.add(
                        "job must be 1 to 63 letters, digits and hyphens between them, was \"" + job + "\""));
    }

    private void query(LogQuery query) {
        if (query.until().isBefore(query.since())) {
            problems.add("since must not be after until, was %s and %s".formatted(query.since(), query.until()));
        }
        if (query.since().getEpochSecond() < 0) {
            problems.add("since must be 1970 or later, was " + query.since());
        }
        if (query.limit() < 1 || query.limit() > MOST) {
            problems.add("limit must be 1 to %d, was %d".formatted(MOST, query.limit()));
        }
        if (query.atMost().isNegative() || query.atMost().isZero()) {
            problems.add("atMost must be greater than zero, was " + query.atMost());
        }
        if (query.texts().stream().anyMatch(String::isEmpty)) {
            problems.add("text must have a character");
        }
        int length = QueryText.of(query, "j".repeat(63)).length();
        if (length > QueryText.LONGEST) {
            problems.add("texts must be less: the query would have %d characters of at most %d"
                    .formatted(length, QueryText.LONGEST));
        }
    }

    private void known(AccountId account) {
        if (platform.topology().accounts().stream()
                .noneMatch(known -> known.id().equals(account))) {
            problems.add("account must be one of the topology, was " + account);
        }
    }

    private void group(String field, String name) {
        if (!GROUP.matcher(name).matches()) {
            problems.add(field + " must be 1 to 512 letters, digits and . - _ / #, was \"" + name + "\"");
        }
    }

    private void end(String what) {
        if (!problems.isEmpty()) {
            List<String> distinct = problems.stream().distinct().toList();
            throw new InvalidRequestException(
                    Failure.of("logs", "%d problems of %s".formatted(distinct.size(), what)), distinct);
        }
    }
}
