package dev.mlgovern.featurestore.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.featurestore.schema.Feature;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Beans and values; also those whose members come from supertypes, or are set in other ways than they are read. */
class RecordFormTest {
    private static final Instant AT = Instant.parse("2026-11-23T10:00:00.125Z");

    public static final class Bean {
        @RecordIdentifier
        private String card = "";

        @EventTime
        private Instant at = Instant.EPOCH;

        @FeatureName("spent-24h")
        private double spent;

        private boolean blocked;

        @Vector(2)
        private float[] place = {};

        public float[] getPlace() {
            return place.clone();
        }

        public void setPlace(float[] place) {
            this.place = place.clone();
        }

        public String getCard() {
            return card;
        }

        public void setCard(String card) {
            this.card = card;
        }

        public Instant getAt() {
            return at;
        }

        public void setAt(Instant at) {
            this.at = at;
        }

        public double getSpent() {
            return spent;
        }

        public void setSpent(double spent) {
            this.spent = spent;
        }

        public boolean isBlocked() {
            return blocked;
        }

        public void setBlocked(boolean blocked) {
            this.blocked = blocked;
        }
    }

    @Test
    void of_aBean_readsAndWritesItsProperties() {
        RecordType<Bean> type = RecordType.of(Bean.class);
        Bean bean = new Bean();
        bean.setCard("4711");
        bean.setAt(AT);
        bean.setSpent(12.5);
        bean.setBlocked(true);
        bean.setPlace(new float[] {1.5f, -2});
        FeatureRecord record = type.encode(bean);
        assertThat(type.schema().features())
                .extracting(Feature::name)
                .containsExactly("card", "at", "spent-24h", "blocked", "place");
        assertThat(record.value("spent-24h")).contains("12.5");
        assertThat(record.values("place")).contains(List.of("1.5", "-2.0"));
        assertThat(type.encode(type.decode(record))).isEqualTo(record);
    }

    @Test
    void of_aValueWithABuilder_readsAndBuildsIt() {
        RecordType<CardValue> type = RecordType.of(CardValue.class);
        CardValue value = CardValue.builder().card("4711").at(AT).shops(3).build();
        FeatureRecord record = type.encode(value);
        assertThat(record.value("shops")).contains("3");
        assertThat(record.value("country")).isEmpty();
        assertThat(type.decode(record)).isEqualTo(value);
    }

    interface Observed {
        @EventTime
        Instant at();
    }

    /** With a builder of its own, whose setters take what is in an Optional, and varargs. */
    @Value.Immutable
    abstract static class Purchase implements Observed {
        @RecordIdentifier
        abstract String card();

        abstract Optional<String> country();

        abstract Optional<Integer> shops();

        @Vector(2)
        abstract double[] place();

        static Builder builder() {
            return ImmutablePurchase.builder();
        }

        interface Builder {
            Builder card(String card);

            Builder at(Instant at);

            Builder country(String country);

            Builder shops(Integer shops);

            Builder place(double... place);

            Purchase build();
        }
    }

    @Test
    void of_aBuilderThatTakesBareValues_readsAndBuildsIt() {
        RecordType<Purchase> type = RecordType.of(Purchase.class);
        assertThat(type.schema().features())
                .extracting(Feature::name)
                .containsExactly("at", "card", "country", "place", "shops");
        Purchase full = purchase().country("DE").shops(3).build();
        assertThat(type.decode(type.encode(full))).isEqualTo(full);
        Purchase bare = purchase().build();
        assertThat(type.encode(bare).value("country")).isEmpty();
        assertThat(type.decode(type.encode(bare))).isEqualTo(bare);
    }

    @Test
    void of_aGeneratedClass_findsTheAnnotationsOfWhatItImplements() {
        RecordType<ImmutablePurchase> type = RecordType.of(ImmutablePurchase.class);
        assertThat(type.schema()).isEqualTo(RecordType.of(Purchase.class).schema());
    }

    interface Unbuildable extends Observed {
        @RecordIdentifier
        String card();

        double spent();

        @FeatureName("spent-24h")
        default double lately() {
            return 0;
        }

        default boolean large() {
            return spent() > 1000;
        }

        @SuppressWarnings("DoNotCallSuggester") // only its type is read
        static Builder builder() {
            throw new UnsupportedOperationException();
        }

        interface Builder {
            Builder card(String card);

            Builder at(Instant at);

            Unbuildable build();
        }
    }

    @Test
    void of_aBuilderThatLacksAttributes_saysEachOfThem() {
        InvalidRequestException refused =
                catchThrowableOfType(InvalidRequestException.class, () -> RecordType.of(Unbuildable.class));
        assertThat(refused.problems()).hasSize(2);
        assertThat(refused.problems().get(0)).startsWith("lately: ").endsWith("takes a double");
        assertThat(refused.problems().get(1)).startsWith("spent: ").endsWith("takes a double");
    }

    @SuppressWarnings("ArrayRecordComponent") // varargs are arrays
    record Place(
            @RecordIdentifier String card,
            @EventTime Instant at,
            @Vector(2) double... place) {}

    @Test
    void of_aRecordOfVarargs_readsAndMakesIt() {
        RecordType<Place> type = RecordType.of(Place.class);
        Place made = type.decode(type.encode(new Place("4711", AT, 1.5, -2)));
        assertThat(made.place()).containsExactly(1.5, -2);
    }

    public static class Known {
        @RecordIdentifier
        private String card = "";

        @EventTime
        private Instant at = Instant.EPOCH;

        public String getCard() {
            return card;
        }

        public void setCard(String card) {
            this.card = card;
        }

        public Instant getAt() {
            return at;
        }

        public void setAt(Instant at) {
            this.at = at;
        }
    }

    public static final class Traveller extends Known {
        private @Nullable String country = "DE";

        public @Nullable String getCountry() {
            return country;
        }

        public void setCountry(@Nullable String country) {
            this.country = country;
        }
    }

    @Test
    void of_aBeanWithASuperclass_findsTheAnnotationsOfItsFields() {
        assertThat(RecordType.of(Traveller.class).schema().features())
                .extracting(Feature::name)
                .containsExactly("card", "at", "country");
    }

    @Test
    void decode_ofNullOverADefault_isNull() {
        RecordType<Traveller> type = RecordType.of(Traveller.class);
        Traveller nowhere = new Traveller();
        nowhere.setCard("4711");
        nowhere.setCountry(null);
        assertThat(type.decode(type.encode(nowhere)).getCountry()).isNull();
    }

    public static final class Unsettable {
        @RecordIdentifier
        public String getCard() {
            return "4711";
        }
    }

    @Test
    void of_aMarkedPropertyWithoutASetter_saysSo() {
        assertThatThrownBy(() -> RecordType.of(Unsettable.class))
                .hasMessageContaining("card: a setter that takes a java.lang.String is missing");
    }

    private static ImmutablePurchase.Builder purchase() {
        return ImmutablePurchase.builder().card("4711").at(AT).place(1.5, -2);
    }
}
