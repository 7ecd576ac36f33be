package dev.mlgovern.registry;

import dev.mlgovern.registry.model.Baseline;
import dev.mlgovern.registry.model.Report;
import dev.mlgovern.registry.model.ReportFile;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.model.DriftCheckBaselines;
import software.amazon.awssdk.services.sagemaker.model.FileSource;
import software.amazon.awssdk.services.sagemaker.model.MetricsSource;
import software.amazon.awssdk.services.sagemaker.model.ModelMetrics;

/** From files by kind to SageMaker's nested metrics and baselines, without a nest that would be empty. */
final class ReportRequests {
    private ReportRequests() {}

    static ModelMetrics metrics(Map<Report, ReportFile> files) {
        ModelMetrics.Builder metrics = ModelMetrics.builder();
        Files<Report> of = new Files<>(files);
        of.when(
                () -> metrics.modelQuality(q -> q.statistics(of.source(Report.MODEL_QUALITY_STATISTICS))
                        .constraints(of.source(Report.MODEL_QUALITY_CONSTRAINTS))),
                List.of(Report.MODEL_QUALITY_STATISTICS, Report.MODEL_QUALITY_CONSTRAINTS));
        of.when(
                () -> metrics.modelDataQuality(q -> q.statistics(of.source(Report.MODEL_DATA_STATISTICS))
                        .constraints(of.source(Report.MODEL_DATA_CONSTRAINTS))),
                List.of(Report.MODEL_DATA_STATISTICS, Report.MODEL_DATA_CONSTRAINTS));
        of.when(
                () -> metrics.bias(b -> b.report(of.source(Report.BIAS_REPORT))
                        .preTrainingReport(of.source(Report.BIAS_PRE_TRAINING))
                        .postTrainingReport(of.source(Report.BIAS_POST_TRAINING))),
                List.of(Report.BIAS_REPORT, Report.BIAS_PRE_TRAINING, Report.BIAS_POST_TRAINING));
        of.when(
                () -> metrics.explainability(e -> e.report(of.source(Report.EXPLAINABILITY))),
                List.of(Report.EXPLAINABILITY));
        return metrics.build();
    }

    static DriftCheckBaselines baselines(Map<Baseline, ReportFile> files) {
        DriftCheckBaselines.Builder baselines = DriftCheckBaselines.builder();
        Files<Baseline> of = new Files<>(files);
        of.when(
                () -> baselines.bias(b -> b.configFile(of.file(Baseline.BIAS_CONFIG_FILE))
                        .preTrainingConstraints(of.source(Baseline.BIAS_PRE_TRAINING_CONSTRAINTS))
                        .postTrainingConstraints(of.source(Baseline.BIAS_POST_TRAINING_CONSTRAINTS))),
                List.of(
                        Baseline.BIAS_CONFIG_FILE,
                        Baseline.BIAS_PRE_TRAINING_CONSTRAINTS,
                        Baseline.BIAS_POST_TRAINING_CONSTRAINTS));
        of.when(
                () -> baselines.explainability(e -> e.constraints(of.source(Baseline.EXPLAINABILITY_CONSTRAINTS))
                        .configFile(of.file(Baseline.EXPLAINABILITY_CONFIG_FILE))),
                List.of(Baseline.EXPLAINABILITY_CONSTRAINTS, Baseline.EXPLAINABILITY_CONFIG_FILE));
        of.when(
                () -> baselines.modelQuality(q -> q.statistics(of.source(Baseline.MODEL_QUALITY_STATISTICS))
                        .constraints(of.source(Baseline.MODEL_QUALITY_CONSTRAINTS))),
                List.of(Baseline.MODEL_QUALITY_STATISTICS, Baseline.MODEL_QUALITY_CONSTRAINTS));
        of.when(
                () -> baselines.modelDataQuality(q -> q.statistics(of.source(Baseline.MODEL_DATA_STATISTICS))
                        .constraints(of.source(Baseline.MODEL_DATA_CONSTRAINTS))),
                List.of(Baseline.MODEL_DATA_STATISTICS, Baseline.MODEL_DATA_CONSTRAINTS));
        return baselines.build();
    }

    private record Files<K>(Map<K, ReportFile> files) {
        void when(Runnable add, List<K> anyOf) {
            if (anyOf.stream().anyMatch(files::containsKey)) {
                add.run();
            }
        }

        @Nullable
        MetricsSource source(K kind) {
            ReportFile file = files.get(kind);
            return file == null
                    ? null
                    : MetricsSource.builder()
                            .s3Uri(file.location().uri())
                            .contentType(file.contentType())
                            .contentDigest(file.digest())
                            .build();
        }

        @Nullable
        FileSource file(K kind) {
            ReportFile file = files.get(kind);
            return file == null
                    ? null
                    : FileSource.builder()
                            .s3Uri(file.location().uri())
                            .contentType(file.contentType())
                            .contentDigest(file.digest())
                            .build();
        }
    }
}
