package dev.mlgovern.examples.quickstart;

import dev.mlgovern.examples.fraud.FraudContainer;
import dev.mlgovern.testkit.inference.InferenceAnswer;
import dev.mlgovern.testkit.inference.InferenceHandler;
import dev.mlgovern.testkit.inference.InferenceRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.SdkBytes;

/** Plays the team's container image: starts with the archive that was deployed, and scores with it. Thread-safe. */
final class ScoringImage implements InferenceHandler {
    private final Map<String, FraudContainer> started = new ConcurrentHashMap<>();
    private volatile String lastArchive = "";

    @Override
    public InferenceAnswer answer(InferenceRequest request) {
        byte[] archive = request.artifact().asByteArray();
        lastArchive = Sha256.of(archive);
        FraudContainer container = started.computeIfAbsent(lastArchive, same -> FraudContainer.start(archive));
        return new InferenceAnswer(
                "text/csv",
                SdkBytes.fromByteArray(container.invoke(request.body().asByteArray())));
    }

    /** SHA-256 of the archive that the last answer was scored with. */
    String lastArchive() {
        return lastArchive;
    }
}
