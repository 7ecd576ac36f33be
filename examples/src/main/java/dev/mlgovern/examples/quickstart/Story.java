package dev.mlgovern.examples.quickstart;

import dev.mlgovern.core.account.AccountRole;
import dev.mlgovern.core.account.Stage;
import dev.mlgovern.core.topology.Account;
import dev.mlgovern.examples.fraud.Evaluation;
import dev.mlgovern.examples.fraud.FraudCard;
import dev.mlgovern.examples.fraud.Payments;
import dev.mlgovern.examples.fraud.TrainingRun;
import dev.mlgovern.examples.report.RunReport;
import dev.mlgovern.registry.ModelRegistry;
import dev.mlgovern.registry.deployment.DeployedModel;
import dev.mlgovern.registry.deployment.Deployment;
import dev.mlgovern.registry.deployment.DeploymentRequest;
import dev.mlgovern.registry.deployment.Deployments;
import dev.mlgovern.registry.deployment.InvocationCheck;
import dev.mlgovern.registry.display.LineagePicture;
import dev.mlgovern.registry.lineage.Lineage;
import dev.mlgovern.registry.lineage.LineageGraph;
import dev.mlgovern.registry.lineage.LineageNode;
import dev.mlgovern.registry.model.Baseline;
import dev.mlgovern.registry.model.Decision;
import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.registry.model.Report;
import dev.mlgovern.registry.model.ReportFile;
import dev.mlgovern.registry.model.S3Location;
import dev.mlgovern.registry.promotion.Promotion;
import dev.mlgovern.testkit.RecordedCall;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;

/** What the bank's people do, chapter by chapter. */
final class Story {
    static final String GROUP = "card-payments";
    private static final String COMMIT = "5d0c2f1e8a7b4c3d9e6f0a1b2c3d4e5f60718293";
    private static final double SURE = 0.9;

    private final Bank bank;
    private final Narrator tell;
    private final S3Location folder;

    Story(Bank bank, Narrator tell) {
        this.bank = bank;
        this.tell = tell;
        this.folder =
                S3Location.parse("s3://" + bank.dev().models().orElseThrow().bucket() + "/card-payments/2026-11-23/");
    }

    TrainingRun train(TrainingData data) {
        TrainingRun run = TrainingRun.of(data.toLearnFrom(), data.heldOut());
        S3Client s3 = bank.as(Person.DANA).in(bank.dev().id()).client(S3Client::builder);
        run.files()
                .forEach((name, content) -> s3.putObject(
                        put -> put.bucket(folder.bucket())
                                .key(folder.key() + name)
                                .checksumAlgorithm(ChecksumAlgorithm.SHA256),
                        RequestBody.fromBytes(content)));
        Evaluation found = run.evaluation();
        long frauds = run.training().rows().stream().filter(row -> row.fraud()).count();
        tell.scene(Person.DANA, bank.dev())
                .did(
                        "trains a model and measures it on payments that were held out",
                        Narrator.text(
                                "%,d payments, %d of them fraud",
                                run.training().rows().size(), frauds),
                        Narrator.text("AUC %.3f, accuracy %.3f", found.auc(), found.accuracy()),
                        Narrator.text(
                                "precision %.3f, recall %.3f, F1 %.3f", found.precision(), found.recall(), found.f1()),
                        run.files().size() + " files in " + folder);
        return run;
    }

    ModelVersion register(TrainingRun run, TrainingData data) {
        String card = FraudCard.json("dana", file(TrainingRun.TRAINING_DATA).uri(), bank.image(), run.evaluation());
        ModelVersion version = registry(Person.DANA)
                .register(r -> r.team("fraud")
                        .group(GROUP)
                        .artifact(file(TrainingRun.ARCHIVE))
                        .image(bank.image())
                        .addContentType("text/csv")
                        .addResponseType("text/csv")
                        .putMetric(Report.MODEL_QUALITY_STATISTICS, json(TrainingRun.QUALITY))
                        .putBaseline(Baseline.MODEL_DATA_STATISTICS, json(TrainingRun.STATISTICS))
                        .putBaseline(Baseline.MODEL_DATA_CONSTRAINTS, json(TrainingRun.CONSTRAINTS))
                        .samplePayload(file(TrainingRun.PAYLOAD))
                        .trainedOn(file(TrainingRun.TRAINING_DATA).uri(), data.digest(), data.sources())
                        .commit(COMMIT)
                        .repository("https://git.anybank.example/fraud/card-payments")
                        .card(card)
                        .description("Flags card payments that are likely fraud"));
        tell.scene(Person.DANA, bank.dev())
                .did(
                        "registers it with image, metrics, baselines, commit and card",
                        version.arn().toString(),
                        "SHA-256 " + version.artifactSha256().orElse("not recorded"),
                        "approval: " + version.approval());
        return version;
    }

    ModelVersion approveByLead(ModelVersion candidate) {
        ModelVersion approved = registry(Person.LEE)
                .approve(
                        candidate,
                        a -> a.by("lee")
                                .because("finds half of the fraud at 4 in 5 precision, better than the rules engine")
                                .fourEyes(true));
        tell.scene(Person.LEE, bank.dev())
                .did("approves it", approved.approvalDescription().orElse(""));
        return approved;
    }

    Promotion planPromotion(ModelVersion candidate) {
        Promotion promotion = promotion(candidate);
        tell.scene(Person.PIPELINE, bank.dev(), bank.central())
                .did(
                        "plans the promotion to the central registry",
                        promotion.plan().steps().size() + " steps");
        tell.block(promotion.plan().toString());
        return promotion;
    }

    ModelVersion promote(Promotion promotion) {
        ModelVersion central = promotion.run();
        tell.scene(Person.PIPELINE, bank.dev(), bank.central())
                .did("runs the plan", central.arn().toString(), "approval: " + central.approval());
        return central;
    }

    ModelVersion approveByOfficer(ModelVersion central) {
        ModelVersion approved = registry(Person.INES)
                .approve(central, a -> a.by("ines").because("card complete, risk medium, baselines in place"));
        tell.scene(Person.INES, bank.office(), bank.central())
                .did(
                        "approves it in the central registry",
                        approved.approvalDescription().orElse(""));
        return approved;
    }

    DeployedModel deploy(ModelVersion central, Stage stage) {
        InvocationCheck check = InvocationCheck.of("text/csv", Payments.csvRow(TrainingRun.SUSPICIOUS))
                .expecting("more than " + SURE + " for a suspicious payment", answer -> score(answer) > SURE);
        Deployment deployment = Deployments.on(bank.as(Person.PIPELINE))
                .deploy(
                        central,
                        DeploymentRequest.builder().to(stage).check(check).build());
        DeployedModel deployed = deployment.run();
        Account account = bank.topology().account(deployed.account());
        tell.scene(Person.PIPELINE, bank.central(), account)
                .did(
                        "deploys it to the " + stage.name().toLowerCase(Locale.ROOT) + " endpoint",
                        deployed.endpoint(),
                        "configuration " + deployed.configuration(),
                        "answered as expected: " + deployed.check().orElse("not asked"));
        return deployed;
    }

    void invoke(DeployedModel deployed, Account account) {
        String suspicious = invoke(deployed, account, TrainingRun.SUSPICIOUS);
        String ordinary = invoke(deployed, account, TrainingRun.ORDINARY);
        tell.scene(Person.PIPELINE, account)
                .did(
                        "asks the endpoint how likely two payments are fraud",
                        suspicious + " for 950 EUR at 3 a.m., far from home",
                        ordinary + " for a coffee around the corner");
    }

    ModelVersion approveForProduction(ModelVersion central) {
        ModelVersion approved = Deployments.on(bank.as(Person.INES))
                .approveForProduction(
                        central,
                        Decision.builder()
                                .by("ines")
                                .because("the test endpoint answers as expected")
                                .build());
        tell.scene(Person.INES, bank.office(), bank.central())
                .did(
                        "approves it for production",
                        approved.lifeCycle()
                                .map(stage -> stage.stage() + ": " + stage.description())
                                .orElse(""));
        return approved;
    }

    LineageGraph lineage(DeployedModel prod) {
        LineageGraph graph = Lineage.on(bank.as(Person.INES)).of(prod.endpoint());
        tell.scene(Person.INES, bank.office(), bank.prod())
                .did(
                        "follows the production endpoint back to the feature groups",
                        Narrator.text(
                                "%d things, %d links, over %d accounts",
                                graph.nodes().size(),
                                graph.edges().size(),
                                graph.nodes().stream()
                                        .map(LineageNode::account)
                                        .distinct()
                                        .count()));
        tell.block(LineagePicture.of(graph, bank.topology()).toString());
        return graph;
    }

    List<RunReport.Tagged> costTags() {
        Inventory inventory = new Inventory(bank);
        List<RunReport.Tagged> tagged = inventory.tagged();
        tell.scene(Person.INES, bank.office())
                .did(
                        "asks who pays for what was made",
                        tagged.size() + " resources with cost tags",
                        inventory.untagged() + " lineage entries that SageMaker made by itself, without tags");
        tell.block(inventory.text(tagged));
        return tagged;
    }

    long promoteAgain(ModelVersion candidate) {
        int before = bank.cloud().calls().size();
        ModelVersion central = promotion(candidate).run();
        List<RecordedCall> calls = bank.cloud().calls();
        List<RecordedCall> again = calls.subList(before, calls.size());
        long changes = again.stream().filter(RecordedCall::mutating).count();
        tell.scene(Person.PIPELINE, bank.dev(), bank.central())
                .did(
                        "runs the same promotion again",
                        Narrator.text("%d calls, %d of them changes", again.size(), changes),
                        "still " + central.arn());
        return changes;
    }

    List<RunReport.Digest> compareBytes(ModelVersion candidate, ModelVersion central) {
        String served = bank.container().lastArchive();
        List<RunReport.Digest> digests = List.of(
                digest(bank.dev(), "the team's bucket", read(bank.dev(), candidate)),
                digest(bank.central(), "the central bucket", read(bank.central(), central)),
                digest(bank.prod(), "the production endpoint's container", served));
        boolean same = digests.stream()
                .allMatch(
                        each -> each.sha256().equals(candidate.artifactSha256().orElse("")));
        tell.scene(Person.INES, bank.office(), bank.prod())
                .did(
                        "compares the bytes that serve with those that were registered",
                        same
                                ? "the same SHA-256 at " + digests.size() + " places"
                                : "other bytes than were registered");
        tell.block(TextTable.of(digests.stream()
                .map(each -> List.of(each.sha256(), each.place()))
                .toList()));
        return digests;
    }

    private Promotion promotion(ModelVersion candidate) {
        return registry(Person.PIPELINE).promote(candidate, p -> p.to(AccountRole.ML_SHARED_SERVICES));
    }

    private ModelRegistry registry(Person person) {
        return ModelRegistry.on(bank.as(person));
    }

    private String read(Account account, ModelVersion version) {
        S3Location at = version.container().artifact().orElseThrow();
        return Sha256.of(bank.as(Person.PIPELINE)
                .in(account.id())
                .client(S3Client::builder)
                .getObjectAsBytes(get -> get.bucket(at.bucket()).key(at.key()))
                .asByteArray());
    }

    private static RunReport.Digest digest(Account account, String place, String sha256) {
        return new RunReport.Digest(account.id().value(), place, sha256);
    }

    private String invoke(DeployedModel deployed, Account account, List<Double> payment) {
        return bank.as(Person.PIPELINE)
                .in(account.id())
                .client(SageMakerRuntimeClient::builder)
                .invokeEndpoint(ask -> ask.endpointName(deployed.endpointName())
                        .contentType("text/csv")
                        .body(SdkBytes.fromUtf8String(Payments.csvRow(payment))))
                .body()
                .asUtf8String()
                .strip();
    }

    private static double score(String answer) {
        return Double.parseDouble(answer.strip());
    }

    private S3Location file(String name) {
        return new S3Location(folder.bucket(), folder.key() + name);
    }

    private ReportFile json(String name) {
        return ReportFile.json(file(name));
    }
}
