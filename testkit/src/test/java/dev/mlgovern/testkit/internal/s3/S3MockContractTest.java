package dev.mlgovern.testkit.internal.s3;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.s3.S3Client;

/** The contract is not our own idea of S3: another one keeps it too. */
@Timeout(120)
class S3MockContractTest extends S3MultipartContractTest {
    private static @Nullable S3MockProcess mock;
    private static @Nullable S3Client client;

    @BeforeAll
    static void start() throws IOException {
        mock = S3MockProcess.start();
        client = S3Clients.at(mock.uri());
    }

    @AfterAll
    static void stop() {
        if (client != null) {
            client.close();
        }
        if (mock != null) {
            mock.close();
        }
    }

    @Override
    S3Client s3() {
        if (client == null) {
            throw new IllegalStateException("S3Mock was not started");
        }
        return client;
    }
}
