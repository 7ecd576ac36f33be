package dev.mlgovern.registry.promotion;

import dev.mlgovern.registry.model.S3Location;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.model.AdditionalInferenceSpecificationDefinition;
import software.amazon.awssdk.services.sagemaker.model.AdditionalS3DataSource;
import software.amazon.awssdk.services.sagemaker.model.AdditionalS3DataSourceDataType;
import software.amazon.awssdk.services.sagemaker.model.InferenceSpecification;
import software.amazon.awssdk.services.sagemaker.model.ModelDataSource;
import software.amazon.awssdk.services.sagemaker.model.ModelPackageContainerDefinition;
import software.amazon.awssdk.services.sagemaker.model.S3ModelDataSource;
import software.amazon.awssdk.services.sagemaker.model.S3ModelDataType;

/** Containers with their S3 URIs rewritten, and without the entity tags that SageMaker computes anew. */
final class ContainerCopy {
    private final Rewriting rewriting;
    private final PinnedImages images;

    ContainerCopy(Rewriting rewriting, PinnedImages images) {
        this.rewriting = rewriting;
        this.images = images;
    }

    @Nullable
    InferenceSpecification copy(@Nullable InferenceSpecification source) {
        return source == null
                ? null
                : source.toBuilder()
                        .containers(all(source.containers(), "container"))
                        .build();
    }

    AdditionalInferenceSpecificationDefinition copy(AdditionalInferenceSpecificationDefinition source) {
        return source.toBuilder()
                .containers(all(source.containers(), "additional specification " + source.name()))
                .build();
    }

    @Nullable
    ModelDataSource copy(@Nullable ModelDataSource source, String field) {
        if (source == null || source.s3DataSource() == null) {
            return source;
        }
        S3ModelDataSource s3 = source.s3DataSource();
        Reference.Kind kind =
                s3.s3DataType() == S3ModelDataType.S3_PREFIX ? Reference.Kind.PREFIX : Reference.Kind.OBJECT;
        return ModelDataSource.builder()
                .s3DataSource(s3.toBuilder()
                        .s3Uri(rewriting.rewritten(new Reference(s3.s3Uri(), kind, field + " model data")))
                        .manifestS3Uri(rewriting.object(s3.manifestS3Uri(), field + " manifest"))
                        .eTag(null)
                        .manifestEtag(null)
                        .build())
                .build();
    }

    private List<ModelPackageContainerDefinition> all(List<ModelPackageContainerDefinition> sources, String field) {
        return sources.stream().map(source -> copy(source, field)).toList();
    }

    private ModelPackageContainerDefinition copy(ModelPackageContainerDefinition source, String field) {
        ModelPackageContainerDefinition.Builder copy = source.toBuilder()
                .image(images.pinned(source.image(), source.imageDigest()))
                .modelDataUrl(rewriting.object(source.modelDataUrl(), field + " model data"))
                .modelDataSource(copy(source.modelDataSource(), field))
                .modelDataETag(null)
                .additionalS3DataSource(copy(source.additionalS3DataSource(), field));
        if (source.hasEnvironment()) {
            copy.environment(environment(source.environment(), field));
        }
        return copy.build();
    }

    private @Nullable AdditionalS3DataSource copy(@Nullable AdditionalS3DataSource source, String field) {
        if (source == null) {
            return null;
        }
        Reference.Kind kind = source.s3DataType() == AdditionalS3DataSourceDataType.S3_PREFIX
                ? Reference.Kind.PREFIX
                : Reference.Kind.OBJECT;
        return source.toBuilder()
                .s3Uri(rewriting.rewritten(new Reference(source.s3Uri(), kind, field + " additional data")))
                .eTag(null)
                .build();
    }

    private Map<String, String> environment(Map<String, String> source, String field) {
        Map<String, String> copy = new LinkedHashMap<>();
        source.forEach((name, value) -> copy.put(
                name,
                S3Location.matches(value)
                        ? rewriting.rewritten(
                                new Reference(value, Reference.Kind.UNSURE, field + " environment " + name))
                        : value));
        return copy;
    }
}
