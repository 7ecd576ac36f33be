package dev.mlgovern.examples.fraud;

import dev.mlgovern.featurestore.record.EventTime;
import dev.mlgovern.featurestore.record.FeatureDescription;
import dev.mlgovern.featurestore.record.FeatureName;
import dev.mlgovern.featurestore.record.RecordIdentifier;
import java.time.Instant;

/**
 * What is known of a card at a time.
 *
 * @param card the card
 * @param at since when
 * @param kmFromHome how far from home it was used last
 * @param paymentsLastHour how often it was used in the hour before
 */
public record CardActivity(
        @RecordIdentifier String card,
        @EventTime Instant at,

        @FeatureName("km_from_home") @FeatureDescription("how far from its owner's home the card was used last")
        double kmFromHome,

        @FeatureName("payments_last_hour") @FeatureDescription("payments with the card in the hour before")
        int paymentsLastHour) {}
