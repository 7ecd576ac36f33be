package dev.mlgovern.testkit.internal.s3;

import static dev.mlgovern.testkit.internal.s3.LocalS3Test.fails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.testkit.BucketSetup;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudExtension;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Real policies, evaluated by the cloud. */
@ExtendWith(LocalCloudExtension.class)
class S3PolicyTest {
    private static final String DEV = "111111111111";
    private static final String CENTRE = "222222222222";

    @Test
    void copy_toAnotherAccount_needsTheSourcesBucketPolicy(LocalCloud cloud) {
        BucketSetup models =
                cloud.account(DEV).bucket("models").put("m/model.tar.gz", "bytes".getBytes(StandardCharsets.UTF_8));
        cloud.account(CENTRE).bucket("store");
        S3Client centre = S3Client.builder()
                .region(Region.EU_WEST_1)
                .httpClient(cloud.httpClient())
                .credentialsProvider(cloud.credentials(CENTRE, "promoter"))
                .build();

        fails(403, "AccessDenied", () -> copy(centre));
        models.policy("""
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "222222222222"},
                 "Action": "s3:GetObject", "Resource": "arn:aws:s3:::models/m/*"}]}""");
        copy(centre);

        assertThat(centre.getObjectAsBytes(b -> b.bucket("store").key("model.tar.gz"))
                        .asUtf8String())
                .isEqualTo("bytes");
    }

    private static void copy(S3Client client) {
        client.copyObject(b -> b.sourceBucket("models")
                .sourceKey("m/model.tar.gz")
                .destinationBucket("store")
                .destinationKey("model.tar.gz")
                .expectedSourceBucketOwner(DEV)
                .expectedBucketOwner(CENTRE));
    }
}
