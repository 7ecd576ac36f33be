package dev.mlgovern.testkit.internal.s3;

import software.amazon.awssdk.services.s3.S3Client;

class LocalS3ContractTest extends S3MultipartContractTest {
    private final S3Client s3 = S3Clients.of(new S3Door(new OpenCloud()), "111111111111", "eu-west-1");

    @Override
    S3Client s3() {
        return s3;
    }
}
