package dev.mlgovern.governance.card;

import dev.mlgovern.core.AccountScope;
import dev.mlgovern.core.error.ConflictException;
import dev.mlgovern.core.work.Work;
import dev.mlgovern.registry.model.S3Location;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribeModelCardExportJobResponse;
import software.amazon.awssdk.services.sagemaker.model.ModelCardExportJobStatus;

/** Exports cards as PDF. A job's name comes from what it exports, so that one that was started before a crash is gone on with. */
final class Exports {
    /** A job that failed keeps its name. */
    private static final int ATTEMPTS = 10;

    private final AccountScope scope;
    private final Work work;

    Exports(AccountScope scope, Work work) {
        this.scope = scope;
        this.work = work;
    }

    CardExport export(ModelCard card, S3Location folder) {
        for (int attempt = 1; ; attempt++) {
            String name =
                    "v%d-%s-%d".formatted(card.version(), CardName.digest(card.status() + " " + folder.uri()), attempt);
            boolean started = start(card, name, folder);
            String job = card.arn() + "/export-job/" + name;
            // one that failed before is not this one
            if (started || attempt == ATTEMPTS || look(job).status() != ModelCardExportJobStatus.FAILED) {
                return await(card, job);
            }
        }
    }

    private boolean start(ModelCard card, String name, S3Location folder) {
        try {
            client().createModelCardExportJob(r -> r.modelCardName(card.name())
                    .modelCardVersion(card.version())
                    .modelCardExportJobName(name)
                    .outputConfig(o -> o.s3OutputPath(folder.uri())));
            return true;
        } catch (ConflictException there) {
            return false;
        }
    }

    private CardExport await(ModelCard card, String job) {
        DescribeModelCardExportJobResponse done = work.waitFor("export " + job, () -> look(job))
                .until(now -> now.status() == ModelCardExportJobStatus.COMPLETED)
                .failsWhen(
                        now -> now.status() == ModelCardExportJobStatus.FAILED,
                        now -> now.failureReason() == null ? "no reason given" : now.failureReason())
                .await();
        return new CardExport(
                card.name(),
                done.modelCardVersion(),
                card.account(),
                job,
                S3Location.parse(done.exportArtifacts().s3ExportArtifacts()));
    }

    private DescribeModelCardExportJobResponse look(String job) {
        return client().describeModelCardExportJob(r -> r.modelCardExportJobArn(job));
    }

    private SageMakerClient client() {
        return scope.client(SageMakerClient::builder);
    }
}
