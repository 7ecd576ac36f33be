package dev.mlgovern.testkit.internal.s3;

import dev.mlgovern.testkit.LocalCloud;
import org.junit.jupiter.api.AfterAll;
import software.amazon.awssdk.services.s3.S3Client;

/** The contract over plain HTTP and with the bucket in the path, where the SDK signs each chunk. */
class PathStyleS3ContractTest extends S3MultipartContractTest {
    private static final LocalCloud CLOUD = LocalCloud.start();
    private static final S3Client CLIENT = S3Clients.at(CLOUD.uri(), CLOUD.credentials("111111111111", "ines"));

    @AfterAll
    static void close() {
        CLIENT.close();
        CLOUD.close();
    }

    @Override
    S3Client s3() {
        return CLIENT;
    }
}
