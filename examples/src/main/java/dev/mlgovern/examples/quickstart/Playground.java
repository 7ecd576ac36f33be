package dev.mlgovern.examples.quickstart;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.registry.model.ModelVersion;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The quickstart's bank, to try things in: from a notebook or a shell. Not thread-safe. */
public final class Playground implements AutoCloseable {
    /** Held, since a logger that nobody holds forgets its level; Tribuo says at each training how it goes. */
    private static final Logger TRAINING = Logger.getLogger("org.tribuo");

    private final Bank bank;

    private Playground(Bank bank) {
        this.bank = bank;
    }

    /**
     * Opens a bank of seven accounts on an AWS inside this process.
     *
     * @return to be closed
     * @throws IOException if its topology cannot be read
     */
    public static Playground open() throws IOException {
        TRAINING.setLevel(Level.WARNING);
        return new Playground(Bank.open(Quickstart.topology()));
    }

    /**
     * The platform as one of the bank's people sees it.
     *
     * @param actor {@code fay}, data engineer; {@code dana}, data scientist; {@code lee}, team lead; {@code ines}, governance officer; or
     *     {@code release-pipeline}
     * @return closed with this
     */
    public MlPlatform as(String actor) {
        return bank.as(Arrays.stream(Person.values())
                .filter(person -> person.actor().equals(actor))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody here is called \"" + actor + "\"")));
    }

    /**
     * Has dana train the fraud model and register it, with metrics, baselines and card.
     *
     * @return version 1 of group {@code card-payments}, pending approval
     */
    public ModelVersion trained() {
        Story story = new Story(
                bank, new Narrator(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)));
        TrainingData data = new TrainingData(TrainingData.all(), "made up", List.of());
        return story.register(story.train(data), data);
    }

    @Override
    public void close() {
        bank.close();
    }
}
