package dev.mlgovern.testkit.internal.s3;

import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.WireResponse;
import java.util.Optional;

/** CreateBucket: https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html. */
final class BucketCreation {
    private static final String FIRST_REGION = "us-east-1";

    private BucketCreation() {}

    static WireResponse answer(S3Call call, S3Store store) {
        String endpoint =
                Optional.ofNullable(call.address().region()).orElse(call.raw().region());
        String region = constraint(call).orElse(FIRST_REGION);
        if (!endpoint.equals(region)) {
            throw new AwsError(
                    400,
                    "IllegalLocationConstraintException",
                    "The " + constraint(call).orElse("unspecified")
                            + " location constraint is incompatible for the region specific endpoint this request was"
                            + " sent to.");
        }
        String name = call.address().bucket();
        store.create(call.caller().accountId(), region, name);
        return Answer.ok().header("Location", "/" + name).empty();
    }

    private static Optional<String> constraint(S3Call call) {
        byte[] body = call.body().content().bytes();
        return body.length == 0
                ? Optional.empty()
                : Xml.read(body, "CreateBucketConfiguration").value("LocationConstraint");
    }
}
