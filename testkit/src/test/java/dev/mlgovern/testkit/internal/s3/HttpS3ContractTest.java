package dev.mlgovern.testkit.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.testkit.LocalCloud;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

/** The contract over sockets with the hosts of AWS. */
class HttpS3ContractTest extends S3MultipartContractTest {
    private static final LocalCloud CLOUD = LocalCloud.start();
    private static final S3Client CLIENT = S3Clients.of(LocalCloud.httpClient(CLOUD.uri()), CLOUD);

    @AfterAll
    static void close() {
        CLIENT.close();
        CLOUD.close();
        assertThat(CLOUD.violations()).isEmpty();
    }

    @Test
    void head_ofABigObject_tellsItsSize() {
        CLOUD.account("111111111111").bucket(bucket).putSparse("big", new byte[0], 20L << 30);

        assertThat(head("big").contentLength()).isEqualTo(20L << 30);
    }

    @Override
    S3Client s3() {
        return CLIENT;
    }
}
