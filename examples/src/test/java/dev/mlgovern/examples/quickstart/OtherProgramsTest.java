package dev.mlgovern.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.mlgovern.core.account.AccountRole;
import dev.mlgovern.core.topology.Account;
import dev.mlgovern.examples.fraud.Payments;
import dev.mlgovern.examples.fraud.TrainingRun;
import dev.mlgovern.examples.report.RunReport;
import dev.mlgovern.registry.ModelRegistry;
import dev.mlgovern.registry.model.Approval;
import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.registry.model.ModelVersionArn;
import dev.mlgovern.testkit.house.OuterTools;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.s3.S3Client;

/** boto3 and the AWS CLI look at the bank after the quickstart, and one team of it registers with boto3. */
@Tag(OuterTools.TAG)
class OtherProgramsTest {
    private static final String GROUP = "fraud-card-payments";
    private static Bank bank;
    private static RunReport told;

    @TempDir
    Path folder;

    @BeforeAll
    static void tell() throws IOException {
        bank = Bank.open(Quickstart.topology());
        told = Quickstart.tell(bank, new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    }

    @BeforeEach
    @AfterEach
    void checkModels() {
        bank.checkModels();
    }

    @AfterAll
    static void close() {
        bank.close();
    }

    @Test
    void boto3_readsWhatTheQuickstartMade() throws Exception {
        JsonNode seen = new JsonMapper()
                .readTree(python("read_all.py")
                        .run(
                                Payments.csvRow(TrainingRun.SUSPICIOUS).getBytes(StandardCharsets.UTF_8),
                                externalId(),
                                id(bank.central()),
                                id(bank.prod()),
                                GROUP,
                                GROUP,
                                bucket(bank.central())));

        assertThat(seen.path("caller").asText())
                .isEqualTo("arn:aws:sts::111111111111:assumed-role/mlgovern-platform/boto3");
        assertThat(seen.path("groups")).singleElement().returns(GROUP, JsonNode::asText);
        assertThat(seen.at("/groupTags/anybank:finance:cost-center").asText()).isEqualTo("4711");
        assertVersion(seen.path("versions").path(0));
        assertEndpoint(seen.path("endpoint"));
        assertThat(seen.path("answer").asDouble()).isGreaterThan(0.9);
        assertThat(texts(seen.at("/lineage/types"))).contains("Model", "ModelPackage", "ModelPromotion", "Image");
        assertThat(texts(seen.path("objects")))
                .hasSizeGreaterThan(2)
                .contains(told.digests().get(1).sha256());
    }

    @Test
    void boto3_registersAVersion_thatTheLibraryApprovesAndPromotes() throws Exception {
        byte[] archive = Objects.requireNonNull(TrainingRun.of(Payments.make(7, 800), Payments.make(8, 400))
                .files()
                .get(TrainingRun.ARCHIVE));
        String arn = python("register.py")
                .run(archive, externalId(), id(bank.dev()), bucket(bank.dev()), Story.GROUP, bank.image());

        ModelVersion candidate = ModelRegistry.on(bank.as(Person.LEE)).describe(ModelVersionArn.parse(arn));
        ModelVersion approved = ModelRegistry.on(bank.as(Person.LEE))
                .approve(candidate, a -> a.by("lee").because("as good as ours"));
        ModelVersion central = ModelRegistry.on(bank.as(Person.PIPELINE))
                .promote(approved, p -> p.to(AccountRole.ML_SHARED_SERVICES))
                .run();

        assertThat(central.approval()).isEqualTo(Approval.PENDING);
        assertThat(central.arn().toString()).contains(id(bank.central())).contains(GROUP);
        assertThat(bytes(central)).isEqualTo(archive);
    }

    @Test
    void awsCli_withAProfileForEachAccount_readsWhatTheQuickstartMade() throws Exception {
        assertThat(aws("central", "sts get-caller-identity --query Account")).isEqualTo("111111111111");
        assertThat(
                        aws(
                                "central",
                                "sagemaker list-model-packages --model-package-group-name " + GROUP
                                        + " --model-approval-status Approved --query ModelPackageSummaryList[].ModelPackageArn"))
                .isEqualTo("arn:aws:sagemaker:eu-west-1:111111111111:model-package/" + GROUP + "/1");
        assertThat(aws("prod", "sagemaker describe-endpoint --endpoint-name " + GROUP + " --query EndpointStatus"))
                .isEqualTo("InService");
        assertThat(aws("dev", "s3 ls --recursive s3://" + bucket(bank.dev()) + "/card-payments/2026-11-23/"))
                .contains(TrainingRun.ARCHIVE, TrainingRun.TRAINING_DATA);
        assertThat(aws("dev", "ecr describe-images --repository-name fraud-scoring --query imageDetails[].imageDigest"))
                .isEqualTo(bank.image().substring(bank.image().indexOf('@') + 1));
    }

    @Test
    void awsCli_copiesAFileOfManyPartsThere_andBack() throws Exception {
        byte[] big = new byte[20_000_000];
        for (int i = 0; i < big.length; i++) {
            big[i] = (byte) ((i * 31) >> 7);
        }
        Path file = Files.write(folder.resolve("big.bin"), big);
        String there = "s3://" + bucket(bank.dev()) + "/cli/big.bin";

        aws("dev", "s3 cp --no-progress " + file + ' ' + there);
        aws("dev", "s3 cp --no-progress " + there + ' ' + folder.resolve("back.bin"));

        assertThat(folder.resolve("back.bin")).hasBinaryContent(big);
    }

    private static void assertVersion(JsonNode version) {
        assertThat(version.path("arn").asText()).endsWith(":111111111111:model-package/" + GROUP + "/1");
        assertThat(version.path("approval").asText()).isEqualTo("Approved");
        assertThat(version.path("artifact").asText()).startsWith("s3://anybank-ml-models/");
        assertThat(version.path("stage").asText()).isEqualTo("Production");
    }

    private static void assertEndpoint(JsonNode endpoint) {
        assertThat(endpoint.path("arn").asText()).endsWith(":444444444444:endpoint/" + GROUP);
        assertThat(endpoint.path("status").asText()).isEqualTo("InService");
        assertThat(endpoint.path("package").asText()).endsWith(":111111111111:model-package/" + GROUP + "/1");
        assertThat(endpoint.at("/tags/anybank:finance:owner").asText()).isEqualTo("lee");
    }

    private OtherProgram python(String script) {
        return new OtherProgram(
                List.of(OuterTools.program("python").toString(), "src/test/python/" + script),
                environment(Map.of()),
                folder);
    }

    private String aws(String profile, String command) throws IOException, InterruptedException {
        Map<String, String> more =
                Map.of("AWS_CONFIG_FILE", "src/test/python/aws-config", "AWS_DEFAULT_OUTPUT", "text");
        return new OtherProgram(
                        List.of(OuterTools.program("aws").toString(), "--profile", profile), environment(more), folder)
                .run(new byte[0], command.split(" ", -1));
    }

    private Map<String, String> environment(Map<String, String> more) {
        AwsCredentials ines =
                bank.cloud().credentials(id(bank.office()), "ines").resolveCredentials();
        Map<String, String> environment = new HashMap<>(more);
        environment.put("AWS_ENDPOINT_URL", bank.cloud().uri().toString());
        environment.put("AWS_DEFAULT_REGION", "eu-west-1");
        environment.put("AWS_ACCESS_KEY_ID", ines.accessKeyId());
        environment.put("AWS_SECRET_ACCESS_KEY", ines.secretAccessKey());
        environment.put("PYTHONDONTWRITEBYTECODE", "1");
        // the CLI keeps role sessions under its user's home, and would take those of another cloud
        environment.put("HOME", folder.toString());
        return environment;
    }

    private static byte[] bytes(ModelVersion version) {
        var at = version.container().artifact().orElseThrow();
        return bank.as(Person.PIPELINE)
                .in(bank.central().id())
                .client(S3Client::builder)
                .getObjectAsBytes(get -> get.bucket(at.bucket()).key(at.key()))
                .asByteArray();
    }

    private static List<String> texts(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static String id(Account account) {
        return account.id().value();
    }

    private static String bucket(Account account) {
        return account.models().orElseThrow().bucket();
    }

    private static String externalId() {
        return bank.dev().access().externalId().orElseThrow();
    }
}
