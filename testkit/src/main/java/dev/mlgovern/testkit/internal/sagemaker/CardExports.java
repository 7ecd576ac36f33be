package dev.mlgovern.testkit.internal.sagemaker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;

/**
 * Exports of model cards as PDF: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateModelCardExportJob.html
 *
 * <p>The second look at a job finds it at its end, so that whoever does not wait notices. Where no PDF can be written, it failed.
 */
final class CardExports implements Operations {
    private static final String PART = "/export-job/";

    private final Realms realms;

    CardExports(Realms realms) {
        this.realms = realms;
    }

    @Override
    public Map<String, Operation> all() {
        return Map.of(
                "CreateModelCardExportJob",
                        new Operation(call -> realms.only(call, ModelCards.arn(call)), this::create),
                "DescribeModelCardExportJob", new Operation(call -> realms.only(call, job(call)), this::describe),
                "ListModelCardExportJobs", new Operation(call -> realms.only(call, ModelCards.arn(call)), this::list));
    }

    private ObjectNode create(Call call) {
        SageMakerArn card = ModelCards.arn(call);
        ObjectNode version = ModelCards.version(realms, call, card);
        SageMakerArn arn =
                card.with(ModelCards.TYPE, card.name() + PART + Wire.required(call.input(), "ModelCardExportJobName"));
        Realm realm = realms.of(arn);
        if (realm.cardExports.has(arn.name())) {
            throw new AwsError(400, "ConflictException", "Model card export job " + arn + " already exists.");
        }
        ObjectNode job = call.input().deepCopy();
        job.put("ModelCardName", card.name());
        job.set("ModelCardVersion", version.get("ModelCardVersion"));
        job.put("ModelCardExportJobArn", arn.toString());
        job.put("Status", "InProgress");
        job.put("CreatedAt", realms.now());
        job.put("LastModifiedAt", realms.now());
        realm.cardExports.put(arn.name(), job);
        return Wire.object("ModelCardExportJobArn", arn.toString());
    }

    private ObjectNode describe(Call call) {
        SageMakerArn arn = job(call);
        Realm realm = realms.of(arn);
        ObjectNode job = realm.cardExports.find(arn.name());
        if (job == null) {
            throw new AwsError(400, "ResourceNotFound", "Model card export job " + arn + " does not exist.");
        }
        if ("InProgress".equals(Wire.text(job, "Status"))) {
            realm.cardExports.put(arn.name(), end(call, job.deepCopy()));
        }
        return job.deepCopy();
    }

    private ObjectNode end(Call call, ObjectNode job) {
        String folder = Wire.required(job.path("OutputConfig"), "S3OutputPath");
        String pdf = folder + (folder.endsWith("/") ? "" : "/") + Wire.required(job, "ModelCardName") + "/"
                + Wire.required(job, "ModelCardExportJobName") + ".pdf";
        job.put("LastModifiedAt", realms.now());
        try {
            realms.cloud.objects().write(call.caller(), pdf, SdkBytes.fromUtf8String(page(job)));
            job.put("Status", "Completed");
            job.set("ExportArtifacts", Wire.object("S3ExportArtifacts", pdf));
        } catch (AwsError e) {
            job.put("Status", "Failed");
            job.put("FailureReason", "Unable to write to " + folder);
        }
        return job;
    }

    private static String page(ObjectNode job) {
        return "%PDF-1.4\n% " + Wire.required(job, "ModelCardName") + ", version "
                + job.required("ModelCardVersion").asInt() + "\n%%EOF\n";
    }

    private ObjectNode list(Call call) {
        String card = ModelCards.arn(call).name();
        List<ObjectNode> found = realms.of(call).cardExports.shown().stream()
                .filter(job -> card.equals(Wire.text(job, "ModelCardName")))
                .map(job -> Wire.pick(
                        job,
                        "ModelCardExportJobName",
                        "ModelCardExportJobArn",
                        "Status",
                        "ModelCardName",
                        "ModelCardVersion",
                        "CreatedAt",
                        "LastModifiedAt"))
                .toList();
        return new Listing(call, found).page(realms.cloud, "ModelCardExportJobSummaries");
    }

    private static SageMakerArn job(Call call) {
        return SageMakerArn.of(call, ModelCards.TYPE, Wire.required(call.input(), "ModelCardExportJobArn"));
    }
}
