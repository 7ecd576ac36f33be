package dev.mlgovern.featurestore.record;

import dev.mlgovern.featurestore.schema.FeatureType;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/**
 * Marks the member that says when a record was true: an {@link java.time.Instant}, or a string or number in a form that SageMaker takes.
 * Exactly one of a type has it. An instant is kept to the millisecond.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.RECORD_COMPONENT})
public @interface EventTime {
    /**
     * How a time is written.
     *
     * @see <a href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateFeatureGroup.html">EventTimeFeatureName</a>
     */
    enum Format {
        /** As a string in ISO 8601, in UTC with milliseconds. */
        ISO_8601(FeatureType.STRING) {
            @Override
            public String write(Instant time) {
                return ISO.format(time);
            }

            @Override
            public Instant read(String text) {
                return Instant.parse(text);
            }
        },
        /** As fractional seconds since 1970; Iceberg tables do not take it. */
        EPOCH_SECONDS(FeatureType.FRACTIONAL) {
            @Override
            public String write(Instant time) {
                return BigDecimal.valueOf(time.toEpochMilli(), MILLIS).toPlainString();
            }

            @Override
            public Instant read(String text) {
                BigDecimal millis = new BigDecimal(text).setScale(MILLIS, RoundingMode.FLOOR);
                return Instant.ofEpochMilli(millis.unscaledValue().longValueExact());
            }
        };

        private static final int MILLIS = 3;
        private static final DateTimeFormatter ISO =
                new DateTimeFormatterBuilder().appendInstant(MILLIS).toFormatter();

        private final FeatureType type;

        Format(FeatureType type) {
            this.type = type;
        }

        /**
         * The format of a group's event time.
         *
         * @param type of the feature
         * @return ISO 8601 for strings, seconds for numbers
         */
        public static Format of(FeatureType type) {
            return type == FeatureType.STRING ? ISO_8601 : EPOCH_SECONDS;
        }

        /**
         * The type of a feature in this format.
         *
         * @return string or fractional
         */
        public FeatureType type() {
            return type;
        }

        /**
         * Writes a time.
         *
         * @param time what is finer than a millisecond is cut off
         * @return its text
         */
        public abstract String write(Instant time);

        /**
         * Reads a time.
         *
         * @param text in this format
         * @return to the millisecond
         * @throws RuntimeException if it is not in this format
         */
        public abstract Instant read(String text);
    }

    /**
     * How the time is written.
     *
     * @return ISO 8601 unless set
     */
    Format value() default Format.ISO_8601;
}
