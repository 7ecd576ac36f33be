package dev.mlgovern.testkit.internal.s3;

import dev.mlgovern.testkit.internal.service.Access;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Cloud;
import dev.mlgovern.testkit.internal.service.WireResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** DeleteObject and DeleteObjects: https://docs.aws.amazon.com/AmazonS3/latest/userguide/DeletingObjects.html. */
final class ObjectDeletes {
    private static final int MOST = 1000;
    private final S3Store store;
    private final Cloud cloud;

    ObjectDeletes(S3Store store, Cloud cloud) {
        this.store = store;
        this.cloud = cloud;
    }

    void addTo(Map<String, Operation> operations) {
        operations.put("DeleteObject", Operation.changing(Operation.onObject("s3:DeleteObject"), this::one));
        operations.put("DeleteObjects", Operation.changing(this::manyNeed, this::many));
    }

    private WireResponse one(S3Call call, Bucket bucket) {
        ObjectName name = ObjectName.of(call);
        Optional<Version> gone = delete(bucket, name);
        Answer answer = new Answer(204);
        gone.ifPresent(version -> answer.version(version, bucket)
                .header("x-amz-delete-marker", version instanceof Version.Marker ? "true" : null));
        return answer.empty();
    }

    private Optional<Version> delete(Bucket bucket, ObjectName name) {
        return name.versionId()
                .map(id -> bucket.deleteVersion(name.key(), id))
                .orElseGet(() -> bucket.delete(name.key(), store.now()));
    }

    /** Each key is permitted by itself, and what is not is told in the answer; only when none is, the call fails. */
    private List<Access> manyNeed(S3Call call, Bucket bucket) {
        List<Access> all =
                names(call).stream().map(name -> access(bucket, name)).toList();
        List<Access> permitted =
                all.stream().filter(access -> denied(call, access).isEmpty()).toList();
        return permitted.isEmpty() ? all.subList(0, 1) : permitted;
    }

    private WireResponse many(S3Call call, Bucket bucket) {
        boolean quiet = request(call).value("Quiet").orElse("false").equals("true");
        Xml result = new Xml("DeleteResult");
        for (ObjectName name : names(call)) {
            Optional<AwsError> denied = denied(call, access(bucket, name));
            if (denied.isPresent()) {
                result.add(named("Error", name)
                        .add("Code", denied.get().code())
                        .add("Message", denied.get().message()));
                continue;
            }
            Optional<Version> gone = delete(bucket, name);
            if (!quiet) {
                Xml deleted = named("Deleted", name);
                if (gone.orElse(null) instanceof Version.Marker marker) {
                    deleted.add("DeleteMarker", true).add("DeleteMarkerVersionId", marker.id());
                }
                result.add(deleted);
            }
        }
        return Answer.ok().xml(result);
    }

    private Optional<AwsError> denied(S3Call call, Access access) {
        try {
            cloud.authorize(call.caller(), call.raw().region(), access);
            return Optional.empty();
        } catch (AwsError e) {
            return Optional.of(e);
        }
    }

    private static Xml named(String element, ObjectName name) {
        return new Xml(element).add("Key", name.key()).add("VersionId", name.version());
    }

    private static Access access(Bucket bucket, ObjectName name) {
        return Permissions.onObject(bucket, name.key(), name.action("s3:DeleteObject"));
    }

    private static List<ObjectName> names(S3Call call) {
        List<ObjectName> names = request(call).all("Object").stream()
                .map(object -> new ObjectName(
                        object.required("Key"), object.value("VersionId").orElse(null)))
                .toList();
        if (names.isEmpty() || names.size() > MOST) {
            throw S3Errors.malformedXml();
        }
        return names;
    }

    private static Xml request(S3Call call) {
        return Xml.read(call.body().content().bytes(), "Delete");
    }
}
