package dev.mlgovern.examples.fraud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DriftBaselineTest {
    private static final Payments DATA = Payments.make(1, 4000);

    @Test
    void statistics_everyColumn_describesItsValues() throws IOException {
        JsonNode file = new ObjectMapper().readTree(DriftBaseline.of(DATA).statistics());

        assertThat(file.at("/dataset/item_count").asInt()).isEqualTo(4000);
        assertThat(file.get("features")).hasSize(7);
        JsonNode amount = file.at("/features/0/numerical_statistics");
        double mean = Arrays.stream(DATA.values(0)).average().orElseThrow();
        assertThat(amount.get("mean").asDouble()).isCloseTo(mean, within(1e-9));
        assertThat(amount.get("min").asDouble()).isPositive();
        long counted = 0;
        for (JsonNode bucket : amount.at("/distribution/kll/buckets")) {
            counted += bucket.get("count").asLong();
        }
        assertThat(counted).isEqualTo(4000);
        assertThat(amount.at("/distribution/kll/buckets")).hasSize(10);
    }

    @Test
    void constraints_everyColumn_hasTypeAndCompleteness() throws IOException {
        JsonNode file = new ObjectMapper().readTree(DriftBaseline.of(DATA).constraints());

        assertThat(file.at("/features/1/inferred_type").asText()).isEqualTo("Integral");
        assertThat(file.at("/features/1/completeness").asDouble()).isEqualTo(1);
        assertThat(file.at("/features/1/num_constraints/is_non_negative").asBoolean())
                .isTrue();
        assertThat(file.at("/monitoring_config/evaluate_constraints").asText()).isEqualTo("Enabled");
    }

    @Test
    void sketch_moreValuesThanItHolds_keepsWeightAndMedian() {
        double[] values =
                IntStream.range(0, 50_000).mapToDouble(i -> i * 7919L % 50_000).toArray();

        KllSketch sketch = KllSketch.of(values);

        assertThat(sketch.weight()).isEqualTo(50_000);
        assertThat(sketch.levels().stream().mapToInt(java.util.List::size).sum())
                .isLessThan(7_000);
        assertThat(weightBelow(sketch, 25_000)).isCloseTo(25_000, within(500L));
    }

    @Test
    void make_sameSeed_sameFile() {
        assertThat(Payments.make(9, 50).toCsv()).isEqualTo(Payments.make(9, 50).toCsv());
        assertThat(Payments.make(9, 50)).isNotEqualTo(Payments.make(10, 50));
    }

    private static long weightBelow(KllSketch sketch, double bound) {
        long weight = 0;
        for (int level = 0; level < sketch.levels().size(); level++) {
            weight += sketch.levels().get(level).stream().filter(v -> v < bound).count() << level;
        }
        return weight;
    }
}
