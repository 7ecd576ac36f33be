package dev.mlgovern.observability.metrics;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.work.FanOut;
import java.util.List;

/** Metrics as CloudWatch has them. */
public final class CloudWatchMetrics implements FleetMetrics {
    private final Places places;

    /**
     * Asks each account itself.
     *
     * @param platform gives the clients
     */
    public CloudWatchMetrics(MlPlatform platform) {
        this(new Places(platform, null));
    }

    private CloudWatchMetrics(Places places) {
        this.places = places;
    }

    @Override
    public FleetMetrics through(AccountId monitoring) {
        new Rules(places.platform()).accounts(List.of(monitoring)).check("a monitoring account");
        return new CloudWatchMetrics(new Places(places.platform(), monitoring));
    }

    @Override
    public FanOut<AccountId, List<Metric>> list(MetricFilter filter) {
        new Rules(places.platform()).accounts(filter.accounts()).filter(filter).check("a listing");
        return new Listings(places, filter).list();
    }

    @Override
    public FanOut<AccountId, List<MetricSeries>> read(MetricRequest request) {
        new Rules(places.platform())
                .metrics(request.metrics(), request.statistic())
                .time(request.since(), request.until(), request.period())
                .check("a reading");
        return new Readings(places, new Readings.Span(request.since(), request.until(), request.period()))
                .of(request.metrics().stream()
                        .map(metric -> new Readings.Ask(metric, request.statistic()))
                        .toList());
    }

    @Override
    public FanOut<AccountId, List<EndpointActivity>> endpoints(EndpointRequest request) {
        new Rules(places.platform())
                .accounts(request.accounts())
                .time(request.since(), request.until(), request.period())
                .check("a reading of endpoints");
        return new Endpoints(places, request).read();
    }
}
