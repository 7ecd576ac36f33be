package dev.mlgovern.registry.model;

import static java.util.Objects.requireNonNullElseGet;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.model.Bias;
import software.amazon.awssdk.services.sagemaker.model.DriftCheckBaselines;
import software.amazon.awssdk.services.sagemaker.model.DriftCheckBias;
import software.amazon.awssdk.services.sagemaker.model.DriftCheckExplainability;
import software.amazon.awssdk.services.sagemaker.model.DriftCheckModelDataQuality;
import software.amazon.awssdk.services.sagemaker.model.DriftCheckModelQuality;
import software.amazon.awssdk.services.sagemaker.model.Explainability;
import software.amazon.awssdk.services.sagemaker.model.FileSource;
import software.amazon.awssdk.services.sagemaker.model.MetricsSource;
import software.amazon.awssdk.services.sagemaker.model.ModelDataQuality;
import software.amazon.awssdk.services.sagemaker.model.ModelMetrics;
import software.amazon.awssdk.services.sagemaker.model.ModelQuality;

/** From SageMaker's nested metrics and baselines to files by kind. */
final class ReportMapping {
    private ReportMapping() {}

    static Map<Report, ReportFile> metrics(@Nullable ModelMetrics aws) {
        Map<Report, ReportFile> files = new EnumMap<>(Report.class);
        if (aws == null) {
            return files;
        }
        ModelQuality quality = requireNonNullElseGet(aws.modelQuality(), ModelQuality.builder()::build);
        ModelDataQuality data = requireNonNullElseGet(aws.modelDataQuality(), ModelDataQuality.builder()::build);
        Bias bias = requireNonNullElseGet(aws.bias(), Bias.builder()::build);
        Explainability explained = requireNonNullElseGet(aws.explainability(), Explainability.builder()::build);
        put(files, Report.MODEL_QUALITY_STATISTICS, quality.statistics());
        put(files, Report.MODEL_QUALITY_CONSTRAINTS, quality.constraints());
        put(files, Report.MODEL_DATA_STATISTICS, data.statistics());
        put(files, Report.MODEL_DATA_CONSTRAINTS, data.constraints());
        put(files, Report.BIAS_REPORT, bias.report());
        put(files, Report.BIAS_PRE_TRAINING, bias.preTrainingReport());
        put(files, Report.BIAS_POST_TRAINING, bias.postTrainingReport());
        put(files, Report.EXPLAINABILITY, explained.report());
        return files;
    }

    static Map<Baseline, ReportFile> baselines(@Nullable DriftCheckBaselines aws) {
        Map<Baseline, ReportFile> files = new EnumMap<>(Baseline.class);
        if (aws == null) {
            return files;
        }
        DriftCheckBias bias = requireNonNullElseGet(aws.bias(), DriftCheckBias.builder()::build);
        DriftCheckExplainability explained =
                requireNonNullElseGet(aws.explainability(), DriftCheckExplainability.builder()::build);
        DriftCheckModelQuality quality =
                requireNonNullElseGet(aws.modelQuality(), DriftCheckModelQuality.builder()::build);
        DriftCheckModelDataQuality data =
                requireNonNullElseGet(aws.modelDataQuality(), DriftCheckModelDataQuality.builder()::build);
        put(files, Baseline.BIAS_CONFIG_FILE, bias.configFile());
        put(files, Baseline.BIAS_PRE_TRAINING_CONSTRAINTS, bias.preTrainingConstraints());
        put(files, Baseline.BIAS_POST_TRAINING_CONSTRAINTS, bias.postTrainingConstraints());
        put(files, Baseline.EXPLAINABILITY_CONSTRAINTS, explained.constraints());
        put(files, Baseline.EXPLAINABILITY_CONFIG_FILE, explained.configFile());
        put(files, Baseline.MODEL_QUALITY_STATISTICS, quality.statistics());
        put(files, Baseline.MODEL_QUALITY_CONSTRAINTS, quality.constraints());
        put(files, Baseline.MODEL_DATA_STATISTICS, data.statistics());
        put(files, Baseline.MODEL_DATA_CONSTRAINTS, data.constraints());
        return files;
    }

    /** SageMaker takes https:// locations too, which one report of a version must not make unreadable. */
    private static boolean readable(@Nullable String uri) {
        return uri != null && S3Location.matches(uri);
    }

    private static <K> void put(Map<K, ReportFile> files, K kind, @Nullable MetricsSource file) {
        if (file != null && readable(file.s3Uri())) {
            files.put(kind, new ReportFile(S3Location.parse(file.s3Uri()), file.contentType(), file.contentDigest()));
        }
    }

    private static <K> void put(Map<K, ReportFile> files, K kind, @Nullable FileSource file) {
        if (file != null && readable(file.s3Uri())) {
            String type = file.contentType() == null ? "application/json" : file.contentType();
            files.put(kind, new ReportFile(S3Location.parse(file.s3Uri()), type, file.contentDigest()));
        }
    }
}
