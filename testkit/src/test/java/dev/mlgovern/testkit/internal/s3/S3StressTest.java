package dev.mlgovern.testkit.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

@Timeout(60)
class S3StressTest extends LocalS3Test {
    private static final int THREADS = 8;
    private static final int ROUNDS = 25;

    @Test
    void put_ifNoneMatchFromManyThreads_oneWinsEachKey() throws Exception {
        List<Integer> wins = together(thread -> {
            int won = 0;
            for (int round = 0; round < ROUNDS; round++) {
                won += wins("k" + round, "by " + thread) ? 1 : 0;
            }
            return won;
        });

        assertThat(wins.stream().mapToInt(Integer::intValue).sum()).isEqualTo(ROUNDS);
    }

    @Test
    void put_sameKeyFromManyThreads_losesNoVersion() throws Exception {
        door.service().objects().versioned(MODELS);

        together(thread -> {
            for (int round = 0; round < ROUNDS; round++) {
                put("k", thread + " " + round);
                dev.copyObject(b -> b.sourceBucket(MODELS)
                        .sourceKey("k")
                        .destinationBucket(STORE)
                        .destinationKey("copy-" + thread));
            }
            return ROUNDS;
        });

        ListObjectVersionsResponse all = dev.listObjectVersions(b -> b.bucket(MODELS));
        assertThat(all.versions()).hasSize(THREADS * ROUNDS);
        assertThat(all.versions().stream().map(v -> v.versionId()).distinct()).hasSize(THREADS * ROUNDS);
        assertThat(all.versions().stream().filter(v -> v.isLatest())).hasSize(1);
    }

    @Test
    void complete_fromManyThreads_makesOneObject() throws Exception {
        door.service().objects().versioned(MODELS);
        String id = dev.createMultipartUpload(b -> b.bucket(MODELS).key("k")).uploadId();
        CompletedPart part = CompletedPart.builder()
                .partNumber(1)
                .eTag(dev.uploadPart(
                                b -> b.bucket(MODELS).key("k").uploadId(id).partNumber(1),
                                RequestBody.fromString("bytes"))
                        .eTag())
                .build();

        List<String> versions = together(thread -> dev.completeMultipartUpload(
                        b -> b.bucket(MODELS).key("k").uploadId(id).multipartUpload(m -> m.parts(part)))
                .versionId());

        assertThat(versions).hasSize(THREADS).containsOnly(versions.get(0));
        assertThat(dev.listObjectVersions(b -> b.bucket(MODELS)).versions()).hasSize(1);
    }

    private boolean wins(String key, String text) {
        try {
            dev.putObject(b -> b.bucket(MODELS).key(key).ifNoneMatch("*"), RequestBody.fromString(text));
            return true;
        } catch (S3Exception e) {
            assertThat(e.statusCode()).isEqualTo(412);
            return false;
        }
    }

    private interface Work<T> {
        T by(int thread);
    }

    private static <T> List<T> together(Work<T> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<T>> calls = IntStream.range(0, THREADS)
                    .<Callable<T>>mapToObj(thread -> () -> work.by(thread))
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
