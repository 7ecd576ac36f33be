package dev.mlgovern.examples.quickstart;

import dev.mlgovern.core.account.Stage;
import dev.mlgovern.examples.fraud.TrainingRun;
import dev.mlgovern.examples.report.ReportPage;
import dev.mlgovern.examples.report.RunReport;
import dev.mlgovern.registry.deployment.DeployedModel;
import dev.mlgovern.registry.lineage.LineageGraph;
import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.registry.promotion.Promotion;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Features are published in a central store, and a fraud model that learnt from them goes to a production endpoint, over
 * seven accounts of a bank, on an AWS inside this process. Run it with {@code mvn -q -Pquickstart}.
 */
public final class Quickstart {
    private Quickstart() {}

    /**
     * Tells the story and writes its report.
     *
     * @param args where to write it; {@code target/quickstart} unless given
     * @throws IOException if it cannot be written
     */
    public static void main(String[] args) throws IOException {
        // Tribuo says at each training how it goes; kept in a variable, since a logger that nobody holds forgets its
        // level
        Logger training = Logger.getLogger("org.tribuo");
        training.setLevel(Level.WARNING);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        RunReport report = run(out);
        Path page = write(report, Path.of(args.length > 0 ? args[0] : "target/quickstart"));
        out.println();
        out.println("The run as a page: " + page.toUri());
    }

    static Path write(RunReport report, Path folder) throws IOException {
        Files.writeString(Files.createDirectories(folder).resolve("costs.html"), report.costPage());
        return Files.writeString(folder.resolve("report.html"), ReportPage.of(report));
    }

    static RunReport run(PrintStream out) throws IOException {
        try (Bank bank = Bank.open(topology())) {
            return tell(bank, out);
        }
    }

    /** Tells the story of a bank in which nothing has happened yet, and leaves it open. */
    static RunReport tell(Bank bank, PrintStream out) throws IOException {
        Narrator tell = new Narrator(out);
        Story story = new Story(bank, tell);
        tell.title("A fraud model goes to production, over seven accounts, on an AWS inside this process");

        FeatureStory features = new FeatureStory(bank, tell);
        features.publish(TrainingData.all());
        TrainingData data = features.trainingSet(TrainingData.all());
        TrainingRun training = story.train(data);
        ModelVersion candidate = story.register(training, data);
        candidate = story.approveByLead(candidate);

        Promotion promotion = story.planPromotion(candidate);
        ModelVersion central = story.promote(promotion);
        central = story.approveByOfficer(central);

        DeployedModel test = story.deploy(central, Stage.TEST);
        story.invoke(test, bank.test());
        central = story.approveForProduction(central);
        DeployedModel prod = story.deploy(central, Stage.PROD);
        story.invoke(prod, bank.prod());

        LineageGraph lineage = story.lineage(prod);
        List<RunReport.Tagged> tagged = story.costTags();
        long changes = story.promoteAgain(candidate);
        List<RunReport.Digest> digests = story.compareBytes(candidate, central);
        OfficeStory office = new OfficeStory(bank, tell);
        Findings.Asked asked = new Findings.Asked(office.history(central), office.month());
        bank.checkModels();
        return new Findings(training, promotion.plan(), lineage, tagged, changes, digests, asked)
                .report(bank, tell.events());
    }

    /** The bank's organization, of seven accounts. */
    static String topology() throws IOException {
        try (InputStream yaml =
                Objects.requireNonNull(Quickstart.class.getResourceAsStream("/dev/mlgovern/examples/mlgovern.yaml"))) {
            return new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
