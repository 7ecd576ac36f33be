package dev.mlgovern.registry.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.registry.model.LifeCycle;
import dev.mlgovern.registry.model.Metadata;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sagemaker.model.CreateModelPackageRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeModelPackageResponse;
import software.amazon.awssdk.services.sagemaker.model.ModelDataSource;
import software.amazon.awssdk.services.sagemaker.model.ModelPackageContainerDefinition;
import software.amazon.awssdk.services.sagemaker.model.SourceAlgorithm;

/** What a plan says of the fields that do not stay as they are. */
class CopyRequestTest {
    private static final String KEY = "arn:aws:kms:eu-west-1:111111111111:key/1";

    private static CopyRequest copy(
            String key, UnaryOperator<DescribeModelPackageResponse.Builder> more, Reference... references) {
        return new CopyRequest(Sources.route(key), Sources.source(Sources.described(more), references), LifeCycle.QA);
    }

    private static List<String> notes(UnaryOperator<DescribeModelPackageResponse.Builder> more, Reference... all) {
        return notes(copy("", more, all));
    }

    private static List<String> notes(CopyRequest copy) {
        return copy.changes().stream().map(FieldChange::toString).toList();
    }

    private static SourceAlgorithm algorithm(String name) {
        return SourceAlgorithm.builder().algorithmName(name).build();
    }

    @Test
    void notes_ofPlainVersion_areItsApprovalAndLifeCycleOnly() {
        assertThat(notes(r -> r))
                .containsExactly(
                        "approval: Approved becomes PendingManualApproval", "life cycle: becomes QA, PendingApproval");
    }

    @Test
    void notes_ofEncryptedVersion_sayWhatBecomesOfTheKey() {
        assertThat(notes(r -> r.securityConfig(s -> s.kmsKeyId("own"))))
                .anyMatch(note -> note.startsWith("KMS key: dropped"));
        assertThat(notes(copy(KEY, r -> r.securityConfig(s -> s.kmsKeyId("own")))))
                .contains("KMS key: own becomes " + KEY)
                .noneMatch(note -> note.contains("dropped"));
    }

    @Test
    void notes_ofWhatCannotBeCarried_sayThatItIsDropped() {
        assertThat(notes(r -> r.validationSpecification(v -> v.validationRole("arn:aws:iam::222222222222:role/v"))))
                .anyMatch(note -> note.startsWith("validation: dropped"));
        assertThat(notes(r -> r.sourceAlgorithmSpecification(s -> s.sourceAlgorithms(algorithm("own-algorithm")))))
                .anyMatch(note -> note.startsWith("source algorithm: dropped"));
        assertThat(notes(r -> r.sourceAlgorithmSpecification(
                        s -> s.sourceAlgorithms(algorithm("arn:aws:sagemaker:eu-west-1:222222222222:algorithm/own")))))
                .anyMatch(note -> note.startsWith("source algorithm: dropped"));
        assertThat(notes(r -> r.sourceAlgorithmSpecification(s ->
                        s.sourceAlgorithms(algorithm("arn:aws:sagemaker:eu-west-1:865070037744:algorithm/bought")))))
                .noneMatch(note -> note.startsWith("source algorithm"));
    }

    @Test
    void notes_ofModelOfAHub_sayWhatTheTargetNeeds() {
        assertThat(notes(serving(m -> m.s3DataSource(s -> s.hubAccessConfig(h -> h.hubContentArn("arn:aws:x"))))))
                .anyMatch(note -> note.startsWith("hub access: kept"));
        assertThat(notes(serving(m -> m.s3DataSource(s -> s.s3Uri("s3://dev-models/m")))))
                .noneMatch(note -> note.startsWith("hub access"));
        assertThat(notes(serving(m -> {}))).noneMatch(note -> note.startsWith("hub access"));
    }

    private static UnaryOperator<DescribeModelPackageResponse.Builder> serving(Consumer<ModelDataSource.Builder> data) {
        ModelPackageContainerDefinition plain =
                ModelPackageContainerDefinition.builder().image("i").build();
        ModelPackageContainerDefinition model =
                ModelPackageContainerDefinition.builder().modelDataSource(data).build();
        return r -> r.inferenceSpecification(i -> i.containers(List.of(plain, model)));
    }

    @Test
    void notes_ofRegisteredVersion_sayThatItsOwnDigestsAreLeftOut() {
        assertThat(notes(r -> r.customerMetadataProperties(Map.of(Metadata.ETAG, "1", "data-cut", "2026-09"))))
                .anyMatch(note -> note.startsWith("metadata about the source's own files: dropped"));
        assertThat(notes(r -> r.customerMetadataProperties(Map.of("data-cut", "2026-09"))))
                .noneMatch(note -> note.startsWith("metadata"));
    }

    @Test
    void notes_ofEnvironmentAndManifests_tellThemFromOtherFields() {
        Reference manifest = new Reference("s3://dev-models/m.json", Reference.Kind.OBJECT, "container manifest");
        Reference model = new Reference("s3://dev-models/m.tar.gz", Reference.Kind.OBJECT, "container model data");

        assertThat(notes(
                        r -> r,
                        model,
                        manifest,
                        Sources.environment("DATA", "s3://elsewhere/d.csv"),
                        Sources.environment("ALL", "s3://dev-models")))
                .hasSize(5)
                .contains(
                        "container manifest: kept, copied as it is, the locations in it are not rewritten",
                        "container environment DATA: kept, s3://elsewhere/d.csv, it is not among the source's models",
                        "container environment ALL: kept, s3://dev-models, it is a whole bucket");
    }

    @Test
    void request_always_namesTheSourceAndLeavesItsDigestsOut() {
        CreateModelPackageRequest request = copy(
                        KEY, r -> r.customerMetadataProperties(Map.of(Metadata.ETAG, "1", "data-cut", "2026-09")))
                .request(Sources.route(KEY).group(), "ines");

        assertThat(request.customerMetadataProperties())
                .containsEntry("data-cut", "2026-09")
                .containsEntry(Metadata.SOURCE, Sources.VERSION.toString())
                .containsEntry(Metadata.PROMOTED_BY, "ines")
                .doesNotContainKey(Metadata.ETAG);
        assertThat(request.securityConfig().kmsKeyId()).isEqualTo(KEY);
        assertThat(request.modelCard()).isNull();
        assertThat(request.additionalInferenceSpecifications()).isEmpty();
        assertThat(copy("", r -> r).request(Sources.route("").group(), "ines").securityConfig())
                .isNull();
    }

    @Test
    void request_withAsMuchMetadataAsThereMayBe_isMade() {
        int room = Metadata.MAX - 4;

        assertThat(request(room).customerMetadataProperties()).hasSize(Metadata.MAX);
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> request(room + 1))
                .satisfies(refused -> assertThat(refused.problems())
                        .singleElement()
                        .asString()
                        .contains("remove 1 at the source"));
    }

    private static CreateModelPackageRequest request(int metadata) {
        Map<String, String> entries =
                Sources.names(metadata).stream().collect(Collectors.toMap(Function.identity(), name -> "v"));
        return copy("", r -> r.customerMetadataProperties(entries))
                .request(Sources.route("").group(), "ines");
    }
}
