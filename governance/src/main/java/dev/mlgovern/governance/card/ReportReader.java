package dev.mlgovern.governance.card;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.AccessDeniedException;
import dev.mlgovern.core.error.NotFoundException;
import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.registry.model.Report;
import dev.mlgovern.registry.model.ReportFile;
import dev.mlgovern.registry.model.S3Location;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;
import software.amazon.awssdk.services.s3.S3Client;

/** Reads the reports of a version from S3; one that is not there, denied or no report is an evaluation that says so. */
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
        } catch (AccessDeniedException | NotFoundException e) {
            return evaluation
                    .observation("Not read: " + e.getClass().getSimpleName())
                    .build();
        } catch (IllegalArgumentException e) {
            return evaluation.observation("Not read: " + e.getMessage()).build();
        }
    }

    private JsonNode json(ModelVersion version, S3Location at) {
        S3Client s3 = platform.in(version.account()).in(version.region()).client(S3Client::builder);
        byte[] report = s3.getObject(r -> r.bucket(at.bucket()).key(at.key()), (answer, body) -> start(body));
        // not where it is read: whatever is thrown there is a failure of the call to the SDK
        if (report.length > MOST) {
            throw new IllegalArgumentException("it is larger than 1 MiB");
        }
        return CardJson.read(new String(report, StandardCharsets.UTF_8));
    }

    /** One byte more than is read at most, if there are so many. */
    private static byte[] start(AbortableInputStream body) {
        try {
            byte[] start = body.readNBytes(MOST + 1);
            if (start.length > MOST) {
                // or closing it would read all the rest
                body.abort();
            }
            return start;
        } catch (IOException e) {
            // as the SDK's own transformers do, so that it is tried again
            throw RetryableException.create("report not read", e);
        }
    }
}
