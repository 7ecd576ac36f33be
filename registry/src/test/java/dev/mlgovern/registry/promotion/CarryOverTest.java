package dev.mlgovern.registry.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.registry.Bank;
import dev.mlgovern.registry.ModelRegistry;
import dev.mlgovern.registry.model.Digest;
import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.registry.model.ModelVersionArn;
import dev.mlgovern.registry.model.S3Location;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudExtension;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sagemaker.model.AdditionalInferenceSpecificationDefinition;
import software.amazon.awssdk.services.sagemaker.model.AdditionalS3DataSourceDataType;
import software.amazon.awssdk.services.sagemaker.model.CreateModelPackageRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeModelPackageResponse;
import software.amazon.awssdk.services.sagemaker.model.MetricsSource;
import software.amazon.awssdk.services.sagemaker.model.ModelCompressionType;
import software.amazon.awssdk.services.sagemaker.model.ModelPackageContainerDefinition;
import software.amazon.awssdk.services.sagemaker.model.S3ModelDataType;

/** What becomes of the fields of a version that somebody registered without this library. */
@ExtendWith(LocalCloudExtension.class)
class CarryOverTest {
    private static final String DIR = "s3://fraud-dev-models/";

    private Bank bank;
    private MlPlatform platform;

    @BeforeEach
    void open(LocalCloud cloud) {
        bank = new Bank(cloud);
        platform = bank.platform();
        for (String key :
                List.of("m/weights.bin", "x/extra.bin", "big/a.bin", "big/b.bin", "r1", "r2", "r3", "r4", "r5")) {
            bank.put(S3Location.parse(DIR + key), "bytes of " + key);
        }
        bank.sageMaker(Bank.DEV).createModelPackageGroup(c -> c.modelPackageGroupName("own"));
    }

    @AfterEach
    void close() {
        platform.close();
    }

    private ModelVersionArn foreign(UnaryOperator<CreateModelPackageRequest.Builder> more) {
        CreateModelPackageRequest.Builder request = CreateModelPackageRequest.builder()
                .modelPackageGroupName("own")
                .modelApprovalStatus("Approved")
                .inferenceSpecification(
                        i -> i.containers(container(DIR + "m/weights.bin")).supportedContentTypes("text/csv"));
        return ModelVersionArn.parse(bank.sageMaker(Bank.DEV)
                .createModelPackage(more.apply(request).build())
                .modelPackageArn());
    }

    private ModelPackageContainerDefinition container(String model) {
        return ModelPackageContainerDefinition.builder()
                .image(bank.image())
                .modelDataUrl(model)
                .build();
    }

    private DescribeModelPackageResponse promoted(ModelVersionArn source) {
        ModelVersion central =
                ModelRegistry.on(platform).promote(source, p -> {}).run();
        return bank.sageMaker(Bank.CENTRAL)
                .describeModelPackage(d -> d.modelPackageName(central.arn().toString()));
    }

    private String text(String uri) {
        S3Location at = S3Location.parse(uri);
        assertThat(at.bucket()).isEqualTo(Bank.CENTRAL_BUCKET);
        return bank.s3(Bank.CENTRAL)
                .getObjectAsBytes(g -> g.bucket(at.bucket()).key(at.key()))
                .asUtf8String();
    }

    private static MetricsSource report(String name) {
        return MetricsSource.builder()
                .contentType("application/json")
                .contentDigest("sha256:" + Digest.of(name).hex())
                .s3Uri(DIR + name)
                .build();
    }

    @Test
    void run_ofVersionWithoutMetadata_isNotConfusedByThat() {
        DescribeModelPackageResponse central = promoted(foreign(r -> r));

        assertThat(text(central.inferenceSpecification().containers().get(0).modelDataUrl()))
                .isEqualTo("bytes of m/weights.bin");
        assertThat(central.inferenceSpecification().containers().get(0).image()).contains("@sha256:");
    }

    @Test
    void run_ofVersionWithEveryKindOfReport_copiesAndRewritesAll() {
        DescribeModelPackageResponse central = promoted(foreign(r -> r.modelMetrics(
                        m -> m.bias(b -> b.report(report("r1")).postTrainingReport(report("r2")))
                                .modelDataQuality(q -> q.statistics(report("r3")))
                                .explainability(e -> e.report(report("r4"))))
                .driftCheckBaselines(d -> d.explainability(
                                e -> e.configFile(f -> f.s3Uri(DIR + "r5")).constraints(report("r1")))
                        .modelDataQuality(q -> q.constraints(report("r2"))))));

        assertThat(text(central.modelMetrics().bias().report().s3Uri())).isEqualTo("bytes of r1");
        assertThat(central.modelMetrics().bias().report().contentDigest())
                .isEqualTo("sha256:" + Digest.of("r1").hex());
        assertThat(text(central.modelMetrics().bias().postTrainingReport().s3Uri()))
                .isEqualTo("bytes of r2");
        assertThat(text(central.modelMetrics().modelDataQuality().statistics().s3Uri()))
                .isEqualTo("bytes of r3");
        assertThat(text(central.modelMetrics().explainability().report().s3Uri()))
                .isEqualTo("bytes of r4");
        assertThat(text(central.driftCheckBaselines()
                        .explainability()
                        .configFile()
                        .s3Uri()))
                .isEqualTo("bytes of r5");
        assertThat(central.driftCheckBaselines().explainability().constraints().s3Uri())
                .isEqualTo(central.modelMetrics().bias().report().s3Uri());
        assertThat(text(central.driftCheckBaselines()
                        .modelDataQuality()
                        .constraints()
                        .s3Uri()))
                .isEqualTo("bytes of r2");
    }

    @Test
    void run_ofVersionWithSourcesAndSpecifications_copiesAndRewritesAll() {
        ModelPackageContainerDefinition prefix = ModelPackageContainerDefinition.builder()
                .image(bank.image())
                .modelDataSource(s -> s.s3DataSource(d -> d.s3Uri(DIR + "big/")
                        .s3DataType(S3ModelDataType.S3_PREFIX)
                        .compressionType(ModelCompressionType.NONE)))
                .additionalS3DataSource(a ->
                        a.s3DataType(AdditionalS3DataSourceDataType.S3_OBJECT).s3Uri(DIR + "x/extra.bin"))
                .build();
        DescribeModelPackageResponse central = promoted(foreign(r -> r.domain("COMPUTER_VISION")
                .task("OTHER")
                .additionalInferenceSpecifications(AdditionalInferenceSpecificationDefinition.builder()
                        .name("fast")
                        .containers(prefix)
                        .build())));

        AdditionalInferenceSpecificationDefinition fast =
                central.additionalInferenceSpecifications().get(0);
        String big = fast.containers().get(0).modelDataSource().s3DataSource().s3Uri();
        assertThat(fast.name()).isEqualTo("fast");
        assertThat(text(big + "a.bin")).isEqualTo("bytes of big/a.bin");
        assertThat(text(big + "b.bin")).isEqualTo("bytes of big/b.bin");
        assertThat(text(fast.containers().get(0).additionalS3DataSource().s3Uri()))
                .isEqualTo("bytes of x/extra.bin");
        assertThat(central.domain()).isEqualTo("COMPUTER_VISION");
        assertThat(central.task()).isEqualTo("OTHER");
    }

    @Test
    void run_withMetadataBeyondTheLimit_isRefusedBeforeAnythingIsCopied() {
        Map<String, String> many = new TreeMap<>();
        for (int i = 0; i < 48; i++) {
            many.put("key" + i, "v");
        }
        ModelVersionArn source = foreign(r -> r.customerMetadataProperties(many));
        bank.cloud().clearCalls();

        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() ->
                        ModelRegistry.on(platform).promote(source, p -> {}).run())
                .withMessageContaining("52 entries")
                .withMessageContaining("remove 2");
        assertThat(bank.changes()).isEmpty();
    }

    @Test
    void run_ofVersionWhoseFilesAreGone_namesEachOfThem() {
        ModelVersionArn source = foreign(r -> r.samplePayloadUrl(DIR + "gone.csv")
                .modelMetrics(m -> m.explainability(e -> e.report(report("lost.json")))));
        bank.cloud().clearCalls();

        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() ->
                        ModelRegistry.on(platform).promote(source, p -> {}).run())
                .satisfies(refused -> assertThat(refused.problems())
                        .containsExactlyInAnyOrder(
                                "nothing is at " + DIR + "gone.csv (sample payload)",
                                "nothing is at " + DIR + "lost.json (report)"));
        assertThat(bank.changes()).isEmpty();
    }

    @Test
    void run_ofVersionWithAReportElsewhere_describesItAndRefusesToPromoteIt() {
        ModelVersionArn source = foreign(r -> r.modelMetrics(m -> m.explainability(
                e -> e.report(f -> f.contentType("text/html").s3Uri("https://example.org/report.html")))));
        bank.cloud().clearCalls();
        ModelRegistry registry = ModelRegistry.on(platform);

        assertThat(registry.describe(source).metrics()).isEmpty();
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> registry.promote(source, p -> {}).run())
                .satisfies(refused -> assertThat(refused.problems())
                        .containsExactly("report must be an s3:// location, was \"https://example.org/report.html\""));
        assertThat(bank.changes()).isEmpty();
    }

    @Test
    void run_ofCardThatNamesTheArtifact_rewritesThere() {
        DescribeModelPackageResponse central = promoted(foreign(r -> r.modelCard(c -> c.modelCardStatus("Draft")
                .modelCardContent("{\"model_overview\":{\"model_artifact\":[\"" + DIR + "m/weights.bin\"]}}"))));

        assertThat(central.modelCard().modelCardContent())
                .contains(central.inferenceSpecification().containers().get(0).modelDataUrl())
                .doesNotContain("fraud-dev-models");
    }
}
