package dev.mlgovern.testkit.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.testkit.LocalCloud;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MetadataDirective;

class LocalS3ContractTest extends S3MultipartContractTest {
    private final LocalCloud cloud = LocalCloud.start();
    private final S3Client s3 = S3Clients.of(cloud.httpClient(), cloud);

    @AfterEach
    void noViolations() {
        assertThat(cloud.violations()).isEmpty();
    }

    /** S3Mock keeps the type of the source. */
    @Test
    void copy_replacingMetadata_takesTheTypeOfTheRequest() {
        put("from", "hello");

        s3.copyObject(b -> b.sourceBucket(bucket)
                .sourceKey("from")
                .destinationBucket(bucket)
                .destinationKey("to")
                .metadataDirective(MetadataDirective.REPLACE)
                .contentType("application/gzip"));

        assertThat(head("to").contentType()).isEqualTo("application/gzip");
    }

    /** S3Mock answers as if the range were not there. */
    @Test
    void get_rangeThatStartsAtTheEnd_is416() {
        put("k", "0123456789");

        fails(416, () -> s3.getObjectAsBytes(b -> b.bucket(bucket).key("k").range("bytes=10-")));
    }

    @Override
    S3Client s3() {
        return s3;
    }
}
