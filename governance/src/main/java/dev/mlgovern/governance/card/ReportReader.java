package dev.mlgovern.governance.card;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.registry.model.Report;
import dev.mlgovern.registry.model.ReportFile;
import dev.mlgovern.registry.model.S3Location;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.services.s3.S3Client;

/** Reads the reports of a version from S3; one that cannot be read is an evaluation that says so. */
final class ReportReader {
    /** Beyond this it is no report of metrics, and content takes 100 000 characters anyway. */
    private static final int MOST = 1 << 20;

    private static final List<Report> READ = List.of(
            Report.MODEL_QUALITY_STATISTICS,
            Report.BIAS_REPORT,
            Report.BIAS_PRE_TRAINING,
            Report.BIAS_POST_TRAINING,
            Report.EXPLAINABILITY);

    private final MlPlatform platform;

    ReportReader(MlPlatform platform) {
        this.platform = platform;
    }

    List<Evaluation> of(ModelVersion version) {
        return READ.stream()
                .flatMap(report -> Optional.ofNullable(version.metrics().get(report)).stream()
                        .map(file -> evaluation(version, report, file)))
                .toList();
    }

    private Evaluation evaluation(ModelVersion version, Report report, ReportFile file) {
        Evaluation.Builder evaluation = Evaluation.builder()
                .name("Registered report: "
                        + report.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .putMetadata("report", file.location().uri());
        try {
            List<MetricGroup> groups = ReportMetrics.of(json(version, file.location()));
            groups.forEach(evaluation::addGroup);
            return groups.isEmpty() ? evaluation.observation("No number in it").build() : evaluation.build();
        } catch (GovernanceException e) {
            return evaluation
                    .observation("Not read: " + e.getClass().getSimpleName())
                    .build();
        } catch (IllegalArgumentException e) {
            return evaluation.observation("Not read: " + e.getMessage()).build();
        }
    }

    private JsonNode json(ModelVersion version, S3Location at) {
        S3Client s3 = platform.in(version.account()).in(version.region()).client(S3Client::builder);
        return CardJson.read(s3.getObject(
                r -> r.bucket(at.bucket()).key(at.key()), (answer, body) -> text(answer.contentLength(), body)));
    }

    private static String text(Long length, InputStream body) {
        if (length != null && length > MOST) {
            throw new IllegalArgumentException("it is larger than 1 MiB");
        }
        try {
            return new String(body.readNBytes(MOST), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
