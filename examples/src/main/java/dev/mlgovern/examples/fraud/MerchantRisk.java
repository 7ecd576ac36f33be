package dev.mlgovern.examples.fraud;

import dev.mlgovern.featurestore.record.EventTime;
import dev.mlgovern.featurestore.record.FeatureDescription;
import dev.mlgovern.featurestore.record.FeatureName;
import dev.mlgovern.featurestore.record.RecordIdentifier;
import java.time.Instant;

/**
 * What is thought of a merchant at a time.
 *
 * @param merchant the merchant
 * @param at since when
 * @param risk from 0 to 1
 */
public record MerchantRisk(
        @RecordIdentifier String merchant,
        @EventTime Instant at,

        @FeatureName("merchant_risk")
        @FeatureDescription("how often payments to the merchant turned out to be fraud, 0 to 1")
        double risk) {}
