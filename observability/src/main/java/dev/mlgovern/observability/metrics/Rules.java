package dev.mlgovern.observability.metrics;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.InvalidRequestException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What is checked before anything is asked. */
final class Rules {
    private static final Duration LONGEST = Duration.ofDays(1);
    // "A maximum of 10 dimension filters":
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_ListMetrics.html
    private static final int MOST_DIMENSIONS = 10;

    private final List<String> problems = new ArrayList<>();
    private final MlPlatform platform;

    Rules(MlPlatform platform) {
        this.platform = platform;
    }

    Rules accounts(Collection<AccountId> accounts) {
        accounts.stream()
                .distinct()
                .filter(account -> platform.topology().accounts().stream()
                        .noneMatch(known -> known.id().equals(account)))
                .forEach(account -> problems.add("account must be one of the topology, was " + account));
        return this;
    }

    Rules filter(MetricFilter filter) {
        if (filter.dimensions().size() > MOST_DIMENSIONS) {
            problems.add("dimensions must be at most " + MOST_DIMENSIONS + ", were "
                    + filter.dimensions().size());
        }
        filter.namespace().ifPresent(text -> text("namespace", text));
        filter.name().ifPresent(text -> text("name", text));
        filter.dimensions().forEach(this::dimension);
        return this;
    }

    Rules metrics(List<Metric> metrics, String statistic) {
        if (metrics.isEmpty()) {
            problems.add("metrics must be at least one");
        }
        if (statistic.isBlank()) {
            problems.add("statistic must be one of CloudWatch, was blank");
        }
        for (Metric metric : metrics) {
            text("namespace", metric.namespace());
            text("name", metric.name());
            metric.dimensions().forEach(this::dimension);
        }
        return accounts(metrics.stream().map(Metric::account).toList());
    }

    // the rule of the three ages: https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricStat.html
    Rules time(Instant from, Instant to, Duration period) {
        if (!from.isBefore(to)) {
            problems.add("since must be before until, was %s and %s".formatted(from, to));
        }
        Duration age = Duration.between(from, platform.clock().instant());
        long unit = age.compareTo(Duration.ofDays(63)) > 0 ? 3600 : age.compareTo(Duration.ofDays(15)) > 0 ? 300 : 60;
        if (period.isNegative()
                || period.isZero()
                || period.compareTo(LONGEST) > 0
                || !Duration.ofSeconds(period.toSeconds() / unit * unit).equals(period)) {
            problems.add("period must be a multiple of %s up to a day for a time that begins %s, was %s"
                    .formatted(Duration.ofSeconds(unit), from, period));
        }
        return this;
    }

    private void dimension(String name, String value) {
        text("dimension", name);
        if (value.isEmpty() || value.length() > 1024) {
            problems.add("dimension " + name + " must have a value of 1 to 1024 characters, had " + value.length());
        }
    }

    private void text(String field, String value) {
        if (value.isEmpty() || value.length() > 255) {
            problems.add("%s must be 1 to 255 characters, was \"%s\"".formatted(field, value));
        }
    }

    void check(String what) {
        if (!problems.isEmpty()) {
            List<String> distinct = problems.stream().distinct().toList();
            throw new InvalidRequestException(
                    Failure.of("metrics", "%d problems of %s".formatted(distinct.size(), what)), distinct);
        }
    }
}
