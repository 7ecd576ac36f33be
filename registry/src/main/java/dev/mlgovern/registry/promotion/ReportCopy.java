package dev.mlgovern.registry.promotion;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.model.DriftCheckBaselines;
import software.amazon.awssdk.services.sagemaker.model.FileSource;
import software.amazon.awssdk.services.sagemaker.model.MetricsSource;
import software.amazon.awssdk.services.sagemaker.model.ModelMetrics;

/** Metrics and drift baselines with their S3 URIs rewritten; their digests stay, since the bytes do. */
final class ReportCopy {
    private final Rewriting rewriting;

    ReportCopy(Rewriting rewriting) {
        this.rewriting = rewriting;
    }

    @Nullable
    ModelMetrics copy(@Nullable ModelMetrics source) {
        if (source == null) {
            return null;
        }
        ModelMetrics.Builder copy = source.toBuilder();
        if (source.modelQuality() != null) {
            copy.modelQuality(source.modelQuality().toBuilder()
                    .statistics(file(source.modelQuality().statistics()))
                    .constraints(file(source.modelQuality().constraints()))
                    .build());
        }
        if (source.modelDataQuality() != null) {
            copy.modelDataQuality(source.modelDataQuality().toBuilder()
                    .statistics(file(source.modelDataQuality().statistics()))
                    .constraints(file(source.modelDataQuality().constraints()))
                    .build());
        }
        if (source.bias() != null) {
            copy.bias(source.bias().toBuilder()
                    .report(file(source.bias().report()))
                    .preTrainingReport(file(source.bias().preTrainingReport()))
                    .postTrainingReport(file(source.bias().postTrainingReport()))
                    .build());
        }
        if (source.explainability() != null) {
            copy.explainability(source.explainability().toBuilder()
                    .report(file(source.explainability().report()))
                    .build());
        }
        return copy.build();
    }

    @Nullable
    DriftCheckBaselines copy(@Nullable DriftCheckBaselines source) {
        if (source == null) {
            return null;
        }
        DriftCheckBaselines.Builder copy = source.toBuilder();
        if (source.bias() != null) {
            copy.bias(source.bias().toBuilder()
                    .configFile(file(source.bias().configFile()))
                    .preTrainingConstraints(file(source.bias().preTrainingConstraints()))
                    .postTrainingConstraints(file(source.bias().postTrainingConstraints()))
                    .build());
        }
        if (source.explainability() != null) {
            copy.explainability(source.explainability().toBuilder()
                    .constraints(file(source.explainability().constraints()))
                    .configFile(file(source.explainability().configFile()))
                    .build());
        }
        if (source.modelQuality() != null) {
            copy.modelQuality(source.modelQuality().toBuilder()
                    .statistics(file(source.modelQuality().statistics()))
                    .constraints(file(source.modelQuality().constraints()))
                    .build());
        }
        if (source.modelDataQuality() != null) {
            copy.modelDataQuality(source.modelDataQuality().toBuilder()
                    .statistics(file(source.modelDataQuality().statistics()))
                    .constraints(file(source.modelDataQuality().constraints()))
                    .build());
        }
        return copy.build();
    }

    private @Nullable MetricsSource file(@Nullable MetricsSource source) {
        return source == null
                ? null
                : source.toBuilder()
                        .s3Uri(rewriting.object(source.s3Uri(), "report"))
                        .build();
    }

    private @Nullable FileSource file(@Nullable FileSource source) {
        return source == null
                ? null
                : source.toBuilder()
                        .s3Uri(rewriting.object(source.s3Uri(), "configuration"))
                        .build();
    }
}
