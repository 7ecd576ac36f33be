package dev.mlgovern.featurestore.discovery;

import dev.mlgovern.core.MlPlatform;

/**
 * Finds by asking SageMaker each time.
 *
 * <p>Calls {@code sagemaker:Search}, and {@code sagemaker:ListResourceCatalogs} for the catalogs of an account.
 */
public final class LiveDiscovery implements Discovery {
    private final MlPlatform platform;

    /**
     * Acts as a platform does.
     *
     * @param platform gives the clients
     */
    public LiveDiscovery(MlPlatform platform) {
        this.platform = platform;
    }

    @Override
    public Hits<FoundGroup> groups(FeatureQuery query) {
        Wanted wanted = Wanted.of(query, platform);
        return new Hits<>(failures -> {
            Listings listings = new Listings(wanted);
            return new LiveReading<>(platform, wanted, Texts.GROUP, failures).hits(listings::groups);
        });
    }

    @Override
    public Hits<FoundFeature> features(FeatureQuery query) {
        Wanted wanted = Wanted.of(query, platform);
        return new Hits<>(failures -> {
            Listings listings = new Listings(wanted);
            return new LiveReading<>(platform, wanted, Texts.FEATURE, failures).hits(listings::features);
        });
    }
}
