package dev.mlgovern.spark;

import dev.mlgovern.featurestore.record.EventTime;
import dev.mlgovern.featurestore.record.FeatureName;
import dev.mlgovern.featurestore.record.RecordIdentifier;
import java.time.Instant;
import org.apache.spark.sql.Row;

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
        @FeatureName("km_from_home") double kmFromHome,
        @FeatureName("payments_last_hour") int paymentsLastHour) {
    /** How Spark reads it from a file. */
    static final String COLUMNS = "card STRING, at TIMESTAMP, km_from_home DOUBLE, payments_last_hour INT";

    static CardActivity of(Row row) {
        return new CardActivity(row.getString(0), row.getTimestamp(1).toInstant(), row.getDouble(2), row.getInt(3));
    }
}
