package dev.mlgovern.featurestore.file;

import dev.mlgovern.featurestore.record.EventTime;
import dev.mlgovern.featurestore.schema.Feature;
import dev.mlgovern.featurestore.schema.FeatureType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values of files as the feature store writes them. */
final class CellText {
    // as pandas writes whole numbers of a column in which some are missing
    private static final Pattern WHOLE = Pattern.compile("(-?\\d+)\\.0+");

    private CellText() {}

    /** {@return the text, null if an empty one is no value} */
    static @Nullable String of(Feature feature, Object value) {
        if (value instanceof Boolean yes) {
            return feature.type() == FeatureType.INTEGRAL ? (yes ? "1" : "0") : yes.toString();
        }
        if (value instanceof Instant time) {
            return EventTime.Format.of(feature.type()).write(time);
        }
        if (!(value instanceof String || value instanceof Number || value instanceof Temporal)) {
            throw new IllegalArgumentException("feature %s: the column holds no values".formatted(feature.name()));
        }
        String text = value instanceof Number number ? digits(number) : value.toString();
        if (feature.type() == FeatureType.STRING) {
            return text;
        }
        return text.isEmpty() ? null : feature.type() == FeatureType.INTEGRAL ? whole(text) : text;
    }

    /** Without an exponent: that SageMaker reads those is said nowhere. */
    private static String digits(Number value) {
        String text = value.toString();
        return text.indexOf('E') < 0 ? text : new BigDecimal(text).toPlainString();
    }

    private static String whole(String text) {
        var matcher = WHOLE.matcher(text);
        return matcher.matches() ? matcher.group(1) : text;
    }

    /** An event time: SageMaker takes strings in UTC only, so that other offsets are converted. */
    static @Nullable String time(Feature feature, Object value) {
        if (value instanceof LocalDate day) {
            return of(feature, day.atStartOfDay().toInstant(ZoneOffset.UTC));
        }
        if (feature.type() != FeatureType.STRING || !(value instanceof String text)) {
            return of(feature, value);
        }
        try {
            return text.isEmpty()
                    ? null
                    : of(feature, OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "feature %s: value must be a time with an offset in ISO 8601, such as 2026-11-23T10:00:00Z"
                            .formatted(feature.name()));
        }
    }
}
