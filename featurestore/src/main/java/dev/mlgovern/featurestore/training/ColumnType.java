package dev.mlgovern.featurestore.training;

import dev.mlgovern.featurestore.schema.FeatureType;
import java.time.Instant;

/** The type of a column of a training set. */
public enum ColumnType {
    /** Whole numbers of 64 bits: {@code Long} or {@code Integer} in Java, Integral features. */
    BIGINT("bigint"),
    /** Floating-point numbers of 64 bits: {@code Double}, Fractional features. */
    DOUBLE("double"),
    /** Text: {@code String}, String features. */
    VARCHAR("varchar"),
    /** True or false: {@code Boolean}. */
    BOOLEAN("boolean"),
    /** A time to the microsecond, in UTC: {@code Instant}. */
    TIMESTAMP("timestamp(6)");

    private final String sql;

    ColumnType(String sql) {
        this.sql = sql;
    }

    /**
     * Its name in SQL.
     *
     * @return such as {@code bigint}
     */
    public String sql() {
        return sql;
    }

    /** What a value is read from JSON as, to be cast to this type. */
    String json() {
        return this == TIMESTAMP ? VARCHAR.sql : sql;
    }

    static ColumnType of(FeatureType type) {
        return switch (type) {
            case INTEGRAL -> BIGINT;
            case FRACTIONAL -> DOUBLE;
            case STRING -> VARCHAR;
        };
    }

    boolean takes(Object value) {
        return switch (this) {
            case BIGINT -> value instanceof Long || value instanceof Integer;
            case DOUBLE -> value instanceof Double number && Double.isFinite(number);
            case VARCHAR -> value instanceof String;
            case BOOLEAN -> value instanceof Boolean;
            case TIMESTAMP -> value instanceof Instant time && SqlText.countable(time);
        };
    }
}
