package dev.mlgovern.testkit.internal.s3;

import java.net.URI;
import software.amazon.awssdk.services.s3.S3Client;

/** The contract over plain HTTP and with the bucket in the path, where the SDK signs each chunk. */
class PathStyleS3ContractTest extends S3MultipartContractTest {
    private final S3Client s3 =
            S3Clients.at(URI.create("http://localhost"), b -> b.httpClient(new S3Door(new OpenCloud())));

    @Override
    S3Client s3() {
        return s3;
    }
}
