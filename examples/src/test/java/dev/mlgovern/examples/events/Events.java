package dev.mlgovern.examples.events;

import dev.mlgovern.registry.model.ModelVersionArn;
import dev.mlgovern.registry.model.VersionReference;
import java.nio.charset.StandardCharsets;

/** Events as SageMaker sends them. */
final class Events {
    private Events() {}

    static ModelPackageEvent event(VersionReference version) {
        return new ModelPackageEvent("a37b1c1e-0001", version.arn());
    }

    static String json(VersionReference version) {
        return json(version, "Approved");
    }

    // after the sample in
    // https://docs.aws.amazon.com/sagemaker/latest/dg/automating-sagemaker-with-eventbridge.html#eventbridge-model-package
    static String json(VersionReference version, String approval) {
        ModelVersionArn arn = version.arn();
        return """
                {"version": "0", "id": "a37b1c1e-0001", "detail-type": "SageMaker Model Package State Change",
                 "source": "aws.sagemaker", "account": "%s", "time": "2026-11-23T14:00:00Z", "region": "%s",
                 "resources": ["%s"],
                 "detail": {
                   "ModelPackageGroupName": "%s", "ModelPackageVersion": %d, "ModelPackageArn": "%s",
                   "CreationTime": 1795788000000, "LastModifiedTime": 1795788000000,
                   "InferenceSpecification": {"Containers": [{"Image": "i", "ModelDataUrl": "s3://b/k"}],
                     "SupportedContentTypes": ["text/csv"], "SupportedResponseMIMETypes": ["text/csv"]},
                   "ModelPackageStatus": "Completed",
                   "ModelPackageStatusDetails": {"ValidationStatuses": [], "ImageScanStatuses": []},
                   "CertifyForMarketplace": false, "ModelApprovalStatus": "%s",
                   "UpdatedModelPackageFields": ["ModelApprovalStatus"]}}
                """.formatted(arn.account(), arn.region(), arn, arn.group().name(), arn.number(), arn, approval);
    }

    static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
