package dev.mlgovern.featurestore.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.featurestore.schema.Feature;
import dev.mlgovern.featurestore.schema.FeatureShape;
import dev.mlgovern.featurestore.schema.FeatureType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordTypeTest {
    private static final Instant AT = Instant.parse("2026-11-23T10:00:00.125Z");

    enum Channel {
        WEB,
        SHOP
    }

    record Everything(
            @RecordIdentifier UUID id,
            @EventTime Instant at,
            byte small,
            @Nullable Short shorter,
            int whole,
            @Nullable Long large,
            boolean flag,
            float single,
            @Nullable Double fraction,
            @Nullable String text,
            @Nullable Channel channel,
            @Nullable LocalDate day,
            @Nullable Instant moment,
            Optional<Integer> maybe,
            @Nullable List<String> words,
            @Nullable Set<Long> numbers,
            @Vector(3) @Nullable List<Double> position) {}

    private static final RecordType<Everything> EVERYTHING = RecordType.of(Everything.class);

    @Test
    void of_aRecord_namesFeaturesAndTypesInOrder() {
        assertThat(EVERYTHING.schema().features())
                .contains(
                        Feature.of("whole", FeatureType.INTEGRAL),
                        Feature.of("flag", FeatureType.INTEGRAL),
                        Feature.of("single", FeatureType.FRACTIONAL),
                        Feature.of("channel", FeatureType.STRING),
                        Feature.of("maybe", FeatureType.INTEGRAL),
                        new Feature("words", FeatureType.STRING, FeatureShape.LIST),
                        new Feature("numbers", FeatureType.INTEGRAL, FeatureShape.SET),
                        new Feature("position", FeatureType.FRACTIONAL, FeatureShape.vector(3)))
                .startsWith(Feature.of("id", FeatureType.STRING), Feature.of("at", FeatureType.STRING));
    }

    @Test
    void decode_ofWhatWasEncoded_isEqual() {
        Everything full = new Everything(
                UUID.randomUUID(),
                AT,
                (byte) -1,
                Short.MIN_VALUE,
                Integer.MAX_VALUE,
                Long.MIN_VALUE,
                true,
                Float.MIN_VALUE,
                0.1 + 0.2,
                "",
                Channel.SHOP,
                LocalDate.of(2026, 2, 28),
                Instant.parse("2026-11-23T10:00:00.123456789Z"),
                Optional.of(7),
                List.of("a", "", "a"),
                Set.of(1L, 2L),
                List.of(1.0, -2.5, 3.0));
        assertThat(EVERYTHING.decode(EVERYTHING.encode(full))).isEqualTo(full);
    }

    @Test
    void encode_ofAVeryLargeNumber_writesDigitsAlone() {
        record Large(@RecordIdentifier String id, @EventTime Instant at, double amount) {}
        RecordType<Large> type = RecordType.of(Large.class);
        FeatureRecord record = type.encode(new Large("1", AT, -1.25e10));
        assertThat(record.value("amount")).contains("-12500000000");
        assertThat(type.decode(record).amount()).isEqualTo(-1.25e10);
    }

    @Test
    void decode_ofNulls_isEqual() {
        Everything empty = new Everything(
                UUID.randomUUID(),
                AT,
                (byte) 0,
                null,
                0,
                null,
                false,
                0,
                null,
                null,
                null,
                null,
                null,
                Optional.empty(),
                null,
                null,
                null);
        FeatureRecord record = EVERYTHING.encode(empty);
        assertThat(record.value("text")).isEmpty();
        assertThat(record.values("words")).isEmpty();
        assertThat(EVERYTHING.decode(record)).isEqualTo(empty);
    }

    @Test
    void encode_ofEmptyCollections_isNotTheSameAsNone() {
        record Tagged(
                @RecordIdentifier String id, @EventTime Instant at, List<String> tags) {}
        RecordType<Tagged> type = RecordType.of(Tagged.class);
        FeatureRecord record = type.encode(new Tagged("1", AT, List.of()));
        assertThat(record.values("tags")).contains(List.of());
        assertThat(type.decode(record).tags()).isEmpty();
    }

    @Test
    void eventTime_isWrittenToTheMillisecond_inEitherFormat() {
        record Seconds(
                @RecordIdentifier String id,
                @EventTime(EventTime.Format.EPOCH_SECONDS) Instant at) {}
        RecordType<Seconds> type = RecordType.of(Seconds.class);
        FeatureRecord record = type.encode(new Seconds("1", Instant.parse("2026-11-23T10:00:00.123999Z")));
        assertThat(record.eventTime()).isEqualTo("1795428000.123");
        assertThat(type.decode(record).at()).isEqualTo(Instant.parse("2026-11-23T10:00:00.123Z"));
        assertThat(type.schema().eventTime().type()).isEqualTo(FeatureType.FRACTIONAL);
    }

    @Test
    void of_aTypeThatCannotBeRecords_saysEveryProblem() {
        record Wrong(
                @RecordIdentifier String one,
                @RecordIdentifier String two,
                BigDecimal amount,
                Object thing) {}
        InvalidRequestException refused =
                catchThrowableOfType(InvalidRequestException.class, () -> RecordType.of(Wrong.class));
        assertThat(refused.problems())
                .containsExactly(
                        "amount: a feature cannot have the type java.math.BigDecimal",
                        "thing: a feature cannot have the type java.lang.Object",
                        "exactly one member must have @RecordIdentifier, have 2",
                        "exactly one member must have @EventTime, have 0");
        assertThatThrownBy(() -> RecordType.of(Runnable.class))
                .hasMessageContaining("neither a record, nor a bean, nor a value with a static builder()");
    }

    @Test
    void of_reservedOrClashingNames_saysEveryProblem() {
        record Reserved(
                @RecordIdentifier String id,
                @EventTime Instant at,
                @FeatureName("write_time") String written,
                @FeatureName("ID") String other,
                @FeatureName("no spaces") String spaced) {}
        InvalidRequestException refused =
                catchThrowableOfType(InvalidRequestException.class, () -> RecordType.of(Reserved.class));
        assertThat(refused.problems())
                .anySatisfy(problem -> assertThat(problem).contains("\"write_time\" is reserved"))
                .anySatisfy(problem -> assertThat(problem).contains("\"ID\" is there twice"))
                .anySatisfy(problem -> assertThat(problem).contains("\"no spaces\""))
                .hasSize(3);
    }

    @Test
    void encode_ofWhatSageMakerDoesNotTake_namesTheFeature() {
        record Measured(
                @RecordIdentifier @Nullable String id,
                @EventTime Instant at,
                double amount,
                @Vector(2) List<Double> v) {}
        RecordType<Measured> type = RecordType.of(Measured.class);
        List<Double> two = List.of(1.0, 2.0);
        assertThatThrownBy(() -> type.encode(new Measured("1", AT, Double.NaN, two)))
                .hasMessage("feature amount: the value must be a finite number, was NaN");
        assertThatThrownBy(() -> type.encode(new Measured(null, AT, 1, two)))
                .hasMessage("feature id: a value is required");
        assertThatThrownBy(() -> type.encode(new Measured("1", AT, 1, List.of(1.0))))
                .hasMessage("feature v: a vector of 2 values is needed, were 1");
    }

    @Test
    void decode_ofAMissingPrimitive_saysWhichToChange() {
        record Whole(@RecordIdentifier String id, @EventTime Instant at, int shops) {}
        RecordType<Whole> type = RecordType.of(Whole.class);
        FeatureRecord record = FeatureRecord.of(type.schema())
                .put("id", "1")
                .put("at", "2026-11-23T10:00:00Z")
                .build();
        assertThatThrownBy(() -> type.decode(record))
                .hasMessage("the record has no value for shops, but shops is a primitive int: use its wrapper");
    }

    @Test
    void decode_ofATextOfAnotherType_namesTheFeatureAndNotTheValue() {
        unreadable("day", "secret", "feature day: the stored text is no java.time.LocalDate");
        unreadable("channel", "secret", "feature channel: the stored text is no ");
        unreadable("maybe", "4294967296", "feature maybe: the stored text is no java.util.Optional<java.lang.Integer>");
        unreadable("flag", "2", "feature flag: the stored text is no boolean");
    }

    private static void unreadable(String feature, String text, String message) {
        FeatureRecord.Builder record = FeatureRecord.of(EVERYTHING.schema())
                .put("id", UUID.randomUUID().toString())
                .put("at", "2026-11-23T10:00:00Z");
        List.of("small", "whole", "flag", "single").forEach(primitive -> record.put(primitive, "0"));
        record.put(feature, text);
        assertThatThrownBy(() -> EVERYTHING.decode(record.build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message)
                .hasMessageNotContaining(text)
                .hasNoCause();
    }

    @Test
    void encode_ofANullInACollection_namesTheFeature() {
        record Tagged(
                @RecordIdentifier String id, @EventTime Instant at, List<@Nullable String> tags) {}
        RecordType<Tagged> type = RecordType.of(Tagged.class);
        List<@Nullable String> tags = Arrays.asList("a", null);
        assertThatThrownBy(() -> type.encode(new Tagged("1", AT, tags)))
                .hasMessage("feature tags: null cannot be an element of a collection");
    }

    @Test
    void put_ofANullInACollection_namesTheFeature() {
        FeatureRecord.Builder record = FeatureRecord.of(EVERYTHING.schema());
        assertThatThrownBy(() -> record.put("numbers", Arrays.asList("1", null)))
                .hasMessage("feature numbers: null cannot be an element of a collection");
    }

    @Test
    void put_ofAnotherType_isRefusedWithoutTheValue() {
        FeatureRecord.Builder record = FeatureRecord.of(EVERYTHING.schema());
        assertThatThrownBy(() -> record.put("whole", "secret"))
                .hasMessage("feature whole: value must be a whole number of 64 bits");
        assertThatThrownBy(() -> record.put("words", "one")).hasMessageContaining("is a collection");
        assertThatThrownBy(() -> record.put("colour", "red")).hasMessageContaining("no feature is called");
        assertThatThrownBy(() -> record.put("numbers", List.of("1", "1"))).hasMessageContaining("must differ");
    }

    @Test
    void toString_showsNoValue() {
        FeatureRecord record =
                FeatureRecord.of(EVERYTHING.schema()).put("text", "secret").build();
        assertThat(record).hasToString("FeatureRecord[1 of 17 features]");
    }
}
