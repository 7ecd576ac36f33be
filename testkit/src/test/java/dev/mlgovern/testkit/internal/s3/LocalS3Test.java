package dev.mlgovern.testkit.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Two accounts with a bucket each: what S3Mock does not play. */
abstract class LocalS3Test {
    static final String DEV = "111111111111";
    static final String CENTRE = "222222222222";
    static final String MODELS = "dev-models";
    static final String STORE = "central-models";
    static final String KEY = "arn:aws:kms:eu-west-1:222222222222:key/centre";

    final OpenCloud cloud = new OpenCloud();
    final S3Door door = new S3Door(cloud);
    final S3Client dev = S3Clients.of(door, DEV, "eu-west-1");
    final S3Client centre = S3Clients.of(door, CENTRE, "eu-west-1");

    @BeforeEach
    void makeBuckets() {
        dev.createBucket(b -> b.bucket(MODELS));
        centre.createBucket(b -> b.bucket(STORE));
        cloud.asked.clear();
    }

    final PutObjectResponse put(String key, String text) {
        return dev.putObject(b -> b.bucket(MODELS).key(key), RequestBody.fromString(text));
    }

    static void fails(int status, String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(S3Exception.class, e -> {
            assertThat(e.statusCode()).isEqualTo(status);
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
        });
    }
}
