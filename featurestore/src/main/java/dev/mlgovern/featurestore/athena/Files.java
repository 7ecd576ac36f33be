package dev.mlgovern.featurestore.athena;

import dev.mlgovern.core.AccountScope;
import dev.mlgovern.core.error.ConflictException;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.NotFoundException;
import dev.mlgovern.core.work.Pages;
import dev.mlgovern.core.work.Pages.Page;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What is put into S3 and taken away again. */
final class Files {
    private static final int MOST_DELETED = 1000;

    private final AccountScope scope;

    Files(AccountScope scope) {
        this.scope = scope;
    }

    boolean has(S3Uri object) {
        try {
            client().headObject(r -> r.bucket(object.bucket()).key(object.key()));
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    void put(S3Uri object, byte[] bytes) {
        client().putObject(r -> r.bucket(object.bucket()).key(object.key()), RequestBody.fromBytes(bytes));
    }

    void delete(S3Uri object) {
        client().deleteObject(r -> r.bucket(object.bucket()).key(object.key()));
    }

    List<String> lines(S3Uri object) {
        return client().getObjectAsBytes(r -> r.bucket(object.bucket()).key(object.key()))
                .asUtf8String()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    void deleteAll(S3Uri folder) {
        List<ObjectIdentifier> keys = new ArrayList<>(Pages.<S3Object>of(token -> {
                    ListObjectsV2Response page = client().listObjectsV2(r ->
                            r.bucket(folder.bucket()).prefix(folder.key()).continuationToken(token));
                    return new Page<>(page.contents(), page.nextContinuationToken());
                })
                .stream()
                .map(found -> ObjectIdentifier.builder().key(found.key()).build())
                .toList());
        for (int from = 0; from < keys.size(); from += MOST_DELETED) {
            List<ObjectIdentifier> some = keys.subList(from, Math.min(keys.size(), from + MOST_DELETED));
            List<S3Error> left = client().deleteObjects(
                            r -> r.bucket(folder.bucket()).delete(d -> d.objects(some)))
                    .errors();
            if (!left.isEmpty()) {
                throw new ConflictException(Failure.of(
                        "s3:DeleteObjects",
                        "%d objects under %s were not deleted, the first with %s"
                                .formatted(left.size(), folder, left.get(0).code())));
            }
        }
    }

    private S3Client client() {
        return scope.client(S3Client::builder);
    }
}
