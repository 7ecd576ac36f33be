package dev.mlgovern.observability.logs;

import dev.mlgovern.core.AccountScope;
import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.topology.Account;
import dev.mlgovern.core.work.FanOut;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Logs as Logs Insights finds them. */
public final class InsightsLogs implements FleetLogs {
    // "up to 50 log groups": https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_StartQuery.html
    private static final int MOST_GROUPS = 50;

    private final MlPlatform platform;
    private final @Nullable AccountId monitoring;

    /**
     * Asks each account itself.
     *
     * @param platform gives the clients
     */
    public InsightsLogs(MlPlatform platform) {
        this(platform, null);
    }

    private InsightsLogs(MlPlatform platform, @Nullable AccountId monitoring) {
        this.platform = platform;
        this.monitoring = monitoring;
    }

    @Override
    public FleetLogs through(AccountId account) {
        LogRules.account(platform, account);
        return new InsightsLogs(platform, account);
    }

    @Override
    public LogAnswer find(LogQuery query) {
        LogRules.check(platform, query);
        List<LogBatch> batches = batches(query);
        Collected collected = new Collected(query);
        FanOut<Integer, Boolean> ran = platform.work().forEach(indexes(batches), i -> {
            LogBatch batch = batches.get(i);
            batch.scope().confirm();
            batch.run(collected);
            return true;
        });
        ran.failures()
                .forEach((i, failure) -> batches.get(i).sources().forEach(source -> collected.failed(source, failure)));
        return collected.answer();
    }

    private static List<Integer> indexes(List<?> items) {
        return IntStream.range(0, items.size()).boxed().toList();
    }

    /** What is asked at one place of the same streams is one query, as far as it takes that many groups. */
    private List<LogBatch> batches(LogQuery query) {
        Map<List<Object>, List<LogSource>> alike = new LinkedHashMap<>();
        for (LogSource source : query.sources().stream().distinct().toList()) {
            AccountScope scope = platform.in(source.account());
            Object place = monitoring == null ? source.account() : scope.region();
            alike.computeIfAbsent(List.of(place, Objects.requireNonNullElse(source.job(), "")), k -> new ArrayList<>())
                    .add(source);
        }
        List<LogBatch> batches = new ArrayList<>();
        for (List<LogSource> sources : alike.values()) {
            AccountScope scope = asked(sources.get(0).account());
            for (int from = 0; from < sources.size(); from += MOST_GROUPS) {
                batches.add(new LogBatch(
                        platform, scope, query, sources.subList(from, Math.min(sources.size(), from + MOST_GROUPS))));
            }
        }
        return batches;
    }

    private AccountScope asked(AccountId account) {
        AccountScope own = platform.in(account);
        return monitoring == null ? own : platform.in(monitoring).in(own.region());
    }

    @Override
    public FanOut<AccountId, List<LogSource>> groups(String prefix) {
        LogRules.prefix(platform, prefix);
        List<AccountId> accounts =
                platform.topology().accounts().stream().map(Account::id).toList();
        return platform.work().forEach(accounts, account -> {
            AccountScope scope = asked(account);
            scope.confirm();
            return new GroupListing(scope, account, monitoring != null).of(prefix);
        });
    }
}
