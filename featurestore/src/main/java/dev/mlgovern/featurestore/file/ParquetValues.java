package dev.mlgovern.featurestore.file;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.NanoTime;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** Values of Parquet by their logical types: https://github.com/apache/parquet-format/blob/master/LogicalTypes.md */
final class ParquetValues {
    private static final long JULIAN_DAY_OF_1970 = 2_440_588;

    /** What no feature is; the row says so, if the column is one. */
    static final Object STRUCTURE = new Object();

    private ParquetValues() {}

    static Object of(Group group, int field) {
        Type type = group.getType().getType(field);
        if (!type.isPrimitive()) {
            return list(group.getGroup(field, 0));
        }
        return type.isRepetition(Type.Repetition.REPEATED)
                ? repeated(group, field)
                : one(group, field, 0, type.asPrimitiveType());
    }

    private static List<Object> repeated(Group group, int field) {
        PrimitiveType type = group.getType().getType(field).asPrimitiveType();
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < group.getFieldRepetitionCount(field); i++) {
            values.add(one(group, field, i, type));
        }
        return values;
    }

    /** A list is a group that repeats a group of one element: LogicalTypes.md#lists */
    private static Object list(Group group) {
        Type repeated = group.getType().getType(0);
        boolean one = repeated.isPrimitive() || repeated.asGroupType().getFieldCount() == 1;
        if (group.getType().getFieldCount() != 1 || !one) {
            return STRUCTURE;
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < group.getFieldRepetitionCount(0); i++) {
            if (group.getType().getType(0).isPrimitive()) {
                values.add(one(group, 0, i, group.getType().getType(0).asPrimitiveType()));
            } else {
                Group element = group.getGroup(0, i);
                values.add(element.getFieldRepetitionCount(0) == 0 ? null : of(element, 0));
            }
        }
        return values;
    }

    private static Object one(Group group, int field, int index, PrimitiveType type) {
        LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
        return switch (type.getPrimitiveTypeName()) {
            case BOOLEAN -> group.getBoolean(field, index);
            case FLOAT -> group.getFloat(field, index);
            case DOUBLE -> group.getDouble(field, index);
            case INT32 -> {
                int value = group.getInteger(field, index);
                yield number(unsigned(logical) ? Integer.toUnsignedLong(value) : value, logical);
            }
            case INT64 -> number(group.getLong(field, index), logical);
            case INT96 -> legacyTime(NanoTime.fromBinary(group.getInt96(field, index)));
            case BINARY, FIXED_LEN_BYTE_ARRAY -> bytes(group.getBinary(field, index), type);
        };
    }

    /** Bytes of a fixed number are no text: a UUID read as one would be another's. */
    private static Object bytes(Binary value, PrimitiveType type) {
        LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
        if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
            return new BigDecimal(new BigInteger(value.getBytes()), decimal.getScale());
        }
        if (logical instanceof UUIDLogicalTypeAnnotation) {
            ByteBuffer bits = value.toByteBuffer();
            return new UUID(bits.getLong(), bits.getLong()).toString();
        }
        return type.getPrimitiveTypeName() == PrimitiveTypeName.BINARY ? value.toStringUsingUTF8() : STRUCTURE;
    }

    private static Object number(long value, @Nullable LogicalTypeAnnotation logical) {
        if (logical instanceof TimestampLogicalTypeAnnotation timestamp) {
            return Instant.EPOCH.plus(value, unit(timestamp.getUnit()));
        }
        if (logical instanceof DateLogicalTypeAnnotation) {
            return LocalDate.ofEpochDay(value);
        }
        if (logical instanceof TimeLogicalTypeAnnotation time) {
            return LocalTime.MIDNIGHT.plus(value, unit(time.getUnit()));
        }
        if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
            return BigDecimal.valueOf(value, decimal.getScale());
        }
        return unsigned(logical) ? Long.toUnsignedString(value) : Long.toString(value);
    }

    private static boolean unsigned(@Nullable LogicalTypeAnnotation logical) {
        return logical instanceof IntLogicalTypeAnnotation whole && !whole.isSigned();
    }

    private static ChronoUnit unit(LogicalTypeAnnotation.TimeUnit unit) {
        return switch (Objects.requireNonNull(unit)) {
            case MILLIS -> ChronoUnit.MILLIS;
            case MICROS -> ChronoUnit.MICROS;
            case NANOS -> ChronoUnit.NANOS;
        };
    }

    /** As Spark and Hive still write times. */
    private static Instant legacyTime(NanoTime time) {
        return Instant.ofEpochSecond(
                Math.multiplyExact(
                        time.getJulianDay() - JULIAN_DAY_OF_1970,
                        ChronoUnit.DAYS.getDuration().toSeconds()),
                time.getTimeOfDayNanos());
    }
}
