package dev.mlgovern.observability.logs;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.work.FanOut;
import java.util.List;
import java.util.function.Consumer;

/**
 * Logs over all accounts, each in its home Region, by Logs Insights. A source that cannot be read is a failure beside the lines of the others.
 * Thread-safe, cheap.
 *
 * <pre>{@code
 * LogAnswer found = Observability.on(platform).logs().find(q -> q
 *         .addSource(LogSource.endpoint(prod, "churn"))
 *         .addText("ERROR")
 *         .since(now.minus(1, HOURS)).until(now));
 * }</pre>
 *
 * <p>Calls {@code logs:StartQuery}, {@code logs:GetQueryResults}, {@code logs:StopQuery} and {@code logs:DescribeLogGroups}. AWS charges for
 * what a query scans.
 */
public interface FleetLogs {
    /**
     * The same, with Logs asked in one account for all that are linked to it: up to 50 log groups of any accounts are one query then.
     *
     * @param monitoring the account with the sink of CloudWatch's cross-account observability, in each Region that accounts are at home in
     * @return logs as that account sees them
     */
    FleetLogs through(AccountId monitoring);

    /**
     * Finds lines, and waits for them. A query that is not waited for any longer, since it takes too long or the thread is interrupted, is stopped.
     *
     * @param query where and what
     * @return the lines of all sources together, by time
     * @throws dev.mlgovern.core.error.InvalidRequestException with every problem of the query, if there is one
     */
    LogAnswer find(LogQuery query);

    /**
     * As {@link #find(LogQuery)}.
     *
     * @param query fills it in
     * @return the lines
     */
    default LogAnswer find(Consumer<? super LogQuery.Builder> query) {
        LogQuery.Builder builder = LogQuery.builder();
        query.accept(builder);
        return find(builder.build());
    }

    /**
     * Lists the log groups whose names begin alike, in all accounts.
     *
     * @param prefix such as {@code /aws/sagemaker/Endpoints/}
     * @return by account, a source for each group, by name
     * @throws dev.mlgovern.core.error.InvalidRequestException if no log group can have such a name
     */
    FanOut<AccountId, List<LogSource>> groups(String prefix);
}
