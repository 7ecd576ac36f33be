package dev.mlgovern.featurestore.training;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.featurestore.Bank;
import dev.mlgovern.featurestore.FeatureStore;
import dev.mlgovern.featurestore.group.FeatureGroup;
import dev.mlgovern.featurestore.group.OfflineStore.TableFormat;
import dev.mlgovern.featurestore.schema.Feature;
import dev.mlgovern.featurestore.schema.FeatureType;
import dev.mlgovern.featurestore.schema.Schema;
import dev.mlgovern.featurestore.training.OfflineTables.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A group of the bank, what its offline store holds, and training sets over it. Day 1 is 2026-01-01. */
final class Cards {
    final FeatureGroup group;
    final List<Line> lines = new ArrayList<>();
    private final FeatureStore store;

    Cards(Bank bank, MlPlatform platform, TableFormat format) {
        store = FeatureStore.on(platform);
        FeatureType time = format == TableFormat.ICEBERG ? FeatureType.STRING : FeatureType.FRACTIONAL;
        Schema schema = Schema.of(
                List.of(
                        Feature.of("card", FeatureType.STRING),
                        Feature.of("at", time),
                        Feature.of("spent", FeatureType.FRACTIONAL),
                        Feature.of("shops-24h", FeatureType.INTEGRAL),
                        Feature.of("country", FeatureType.STRING)),
                "card",
                "at");
        group = store.ensure(bank.definition()
                        .name("cards-" + format.name().toLowerCase(Locale.ROOT))
                        .schema(schema)
                        .offlineStore(s -> s.s3Uri("s3://central-features/offline")
                                .roleArn(Bank.ROLE)
                                .format(format))
                        .build())
                .run();
    }

    static Instant day(double day) {
        return Instant.parse("2026-01-01T00:00:00Z").plusMillis(Math.round((day - 1) * 86_400_000));
    }

    /** Written at once. */
    Cards put(String card, double day, @Nullable Double spent) {
        return put(card, day, spent, day(day).plusSeconds(1));
    }

    Cards put(String card, double day, @Nullable Double spent, Instant written) {
        lines.add(line(values(card, day, spent), written, false));
        return this;
    }

    Cards delete(String card, double day) {
        lines.add(line(values(card, day, null), day(day).plusSeconds(1), true));
        return this;
    }

    private static Line line(Map<String, @Nullable String> values, Instant written, boolean deleted) {
        return new Line(values, written, written.plusSeconds(300), deleted);
    }

    private Map<String, @Nullable String> values(String card, double day, @Nullable Double spent) {
        Map<String, @Nullable String> values = new HashMap<>();
        values.put("card", card);
        Instant at = day(day);
        values.put(
                "at",
                group.schema().eventTime().type() == FeatureType.STRING
                        ? at.toString()
                        : String.valueOf(at.toEpochMilli() / 1000.0));
        values.put("spent", spent == null ? null : spent.toString());
        return values;
    }
}
