package dev.mlgovern.observability.metrics;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.work.FanOut;
import java.util.List;
import java.util.function.Consumer;

/**
 * CloudWatch's metrics over all accounts, each in its home Region. An account that cannot be read is a failure beside the results of the
 * others. Thread-safe, cheap.
 *
 * <pre>{@code
 * Instant now = platform.clock().instant();
 * var week = Observability.on(platform).metrics().endpoints(e -> e.since(now.minus(7, DAYS)).until(now));
 * week.results().values().forEach(all -> all.stream().filter(EndpointActivity::idle).forEach(System.out::println));
 * }</pre>
 *
 * <p>Calls {@code cloudwatch:ListMetrics} and {@code cloudwatch:GetMetricData}, of which AWS charges each metric that is read; for endpoints
 * {@code sagemaker:ListEndpoints} and {@code sagemaker:DescribeEndpoint} too.
 */
public interface FleetMetrics {
    /**
     * The same, with CloudWatch asked in one account for all that are linked to it, which is fewer calls and no role session in theirs. An account
     * that is not linked lists nothing there, and its metrics cannot be read.
     *
     * @param monitoring the account with the sink of CloudWatch's cross-account observability, in each Region that accounts are at home in
     * @return metrics as that account sees them
     */
    FleetMetrics through(AccountId monitoring);

    /**
     * Lists metrics that were measured in the last two weeks.
     *
     * @param filter which
     * @return by account; every account that was asked is among results or failures
     * @throws dev.mlgovern.core.error.InvalidRequestException with every problem of the filter, if there is one
     */
    FanOut<AccountId, List<Metric>> list(MetricFilter filter);

    /**
     * As {@link #list(MetricFilter)}.
     *
     * @param filter fills it in
     * @return by account
     */
    default FanOut<AccountId, List<Metric>> list(Consumer<? super MetricFilter.Builder> filter) {
        MetricFilter.Builder builder = MetricFilter.builder();
        filter.accept(builder);
        return list(builder.build());
    }

    /**
     * Reads metrics, up to 500 a call.
     *
     * @param request which, and what of them
     * @return by account, a series for each metric in the order asked, one without points where nothing was measured
     * @throws dev.mlgovern.core.error.InvalidRequestException with every problem of the request, if there is one
     */
    FanOut<AccountId, List<MetricSeries>> read(MetricRequest request);

    /**
     * As {@link #read(MetricRequest)}.
     *
     * @param request fills it in
     * @return by account
     */
    default FanOut<AccountId, List<MetricSeries>> read(Consumer<? super MetricRequest.Builder> request) {
        MetricRequest.Builder builder = MetricRequest.builder();
        request.accept(builder);
        return read(builder.build());
    }

    /**
     * Tells what endpoints did: those that are there now, each variant, shadow variants with them, also when nobody called it.
     *
     * @param request which, and when
     * @return by account, by name
     * @throws dev.mlgovern.core.error.InvalidRequestException with every problem of the request, if there is one
     */
    FanOut<AccountId, List<EndpointActivity>> endpoints(EndpointRequest request);

    /**
     * As {@link #endpoints(EndpointRequest)}.
     *
     * @param request fills it in
     * @return by account
     */
    default FanOut<AccountId, List<EndpointActivity>> endpoints(Consumer<? super EndpointRequest.Builder> request) {
        EndpointRequest.Builder builder = EndpointRequest.builder();
        request.accept(builder);
        return endpoints(builder.build());
    }
}
