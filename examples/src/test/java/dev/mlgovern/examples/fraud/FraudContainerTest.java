package dev.mlgovern.examples.fraud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FraudContainerTest {
    private static final FraudModel MODEL = FraudModel.train(Payments.make(1, 4000));

    @Test
    void invoke_packedModel_scoresAsTheTrainedOneDoes() {
        FraudContainer container = FraudContainer.start(archive());

        String answer = invoke(
                container, Payments.csvRow(TrainingRun.SUSPICIOUS) + "\n" + Payments.csvRow(TrainingRun.ORDINARY));

        List<Double> scores = answer.lines().map(Double::valueOf).toList();
        assertThat(scores.get(0)).isGreaterThan(0.9).isCloseTo(MODEL.probability(TrainingRun.SUSPICIOUS), within(1e-6));
        assertThat(scores.get(1)).isLessThan(0.1).isCloseTo(MODEL.probability(TrainingRun.ORDINARY), within(1e-6));
    }

    @Test
    void invoke_lineWithTooFewValues_saysHowManyAreNeeded() {
        FraudContainer container = FraudContainer.start(archive());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> invoke(container, "1,2,3"))
                .withMessage("a payment has 7 values, got 3");
    }

    @Test
    void start_archiveWithoutModel_saysWhichFileIsMissing() {
        byte[] empty = ModelArchive.pack(Map.of("README", "no model here".getBytes(UTF_8)));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> FraudContainer.start(empty))
                .withMessage("no model.pb in the archive");
    }

    @Test
    void pack_sameFilesInAnotherOrder_givesTheSameBytes() {
        byte[] one = ModelArchive.pack(Map.of("a", new byte[] {1}, "b", new byte[] {2}));
        byte[] other = ModelArchive.pack(Map.of("b", new byte[] {2}, "a", new byte[] {1}));

        assertThat(one).isEqualTo(other);
        assertThat(ModelArchive.unpack(one).get("b")).containsExactly(2);
    }

    private static byte[] archive() {
        return ModelArchive.pack(Map.of(FraudContainer.MODEL_FILE, MODEL.toBytes()));
    }

    private static String invoke(FraudContainer container, String csv) {
        return new String(container.invoke(csv.getBytes(UTF_8)), UTF_8);
    }
}
