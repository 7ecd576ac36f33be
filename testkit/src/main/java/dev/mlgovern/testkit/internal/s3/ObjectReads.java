package dev.mlgovern.testkit.internal.s3;

import dev.mlgovern.testkit.internal.service.Access;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.WireResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** GetObject, HeadObject and GetObjectAttributes. */
final class ObjectReads {
    private static final long MOST_AT_ONCE = 512L << 20;
    private final Keys keys;

    ObjectReads(Keys keys) {
        this.keys = keys;
    }

    void addTo(Map<String, Operation> operations) {
        Operation.Needs read = (call, bucket) -> Permissions.read(bucket, ObjectName.of(call), "s3:GetObject");
        operations.put("GetObject", Operation.reading(read, this::get));
        operations.put("HeadObject", Operation.reading(read, this::head));
        operations.put("GetObjectAttributes", Operation.reading(ObjectReads::attributesNeed, this::attributes));
    }

    private WireResponse get(S3Call call, Bucket bucket) {
        Version.Stored stored = found(call, bucket);
        keys.decrypt(call.caller(), bucket, stored.attributes().encryption());
        Payload payload = stored.payload();
        ByteRange range = range(call, payload).orElse(new ByteRange(0, payload.size()));
        Answer answer = describe(call, bucket, stored);
        call.address().query().forEach((name, value) -> {
            if (name.startsWith("response-")) {
                answer.header(name.substring("response-".length()), value);
            }
        });
        return answer.bytes(whole(payload.content().slice(range.from(), range.to())));
    }

    private WireResponse head(S3Call call, Bucket bucket) {
        Version.Stored stored = found(call, bucket);
        if (checksums(call)) {
            // the checksum of an encrypted object needs its key:
            // https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html
            keys.decrypt(call.caller(), bucket, stored.attributes().encryption());
        }
        ByteRange range = range(call, stored.payload())
                .orElse(new ByteRange(0, stored.payload().size()));
        return describe(call, bucket, stored)
                .header("Content-Length", range.to() - range.from())
                .empty();
    }

    private static Version.Stored found(S3Call call, Bucket bucket) {
        Version.Stored stored = ObjectName.of(call).stored(bucket);
        ReadCondition.check(call, stored);
        return stored;
    }

    private static Answer describe(S3Call call, Bucket bucket, Version.Stored stored) {
        Payload payload = stored.payload();
        Optional<ByteRange> range = range(call, payload);
        Answer answer = new Answer(range.isPresent() ? 206 : 200)
                .header("ETag", Answer.quoted(payload.etag()))
                .header("Last-Modified", Answer.http(stored.modified()))
                .header("Accept-Ranges", "bytes")
                .header(
                        "Content-Range",
                        range.map(r -> r.contentRange(payload.size())).orElse(null))
                .version(stored, bucket)
                .encryption(stored.attributes().encryption());
        stored.attributes().headers().forEach(answer::header);
        stored.attributes().metadata().forEach((name, value) -> answer.header("x-amz-meta-" + name, value));
        int tags = stored.attributes().tags().size();
        answer.header("x-amz-tagging-count", tags == 0 ? null : tags);
        if (call.query("partNumber").isPresent() && !payload.parts().isEmpty()) {
            answer.header("x-amz-mp-parts-count", payload.parts().size());
        }
        return checksums(call) && range.isEmpty() ? answer.sum(payload.sum()) : answer;
    }

    private static boolean checksums(S3Call call) {
        return call.header("x-amz-checksum-mode").orElse("").equalsIgnoreCase("ENABLED");
    }

    private static Optional<ByteRange> range(S3Call call, Payload payload) {
        Optional<Integer> part = call.query("partNumber").map(Part::number);
        return part.isPresent()
                ? Optional.of(ByteRange.ofPart(part.get(), payload))
                : call.header("range").flatMap(header -> ByteRange.of(header, payload.size()));
    }

    private static byte[] whole(Content content) {
        if (content.size() > MOST_AT_ONCE) {
            throw new AwsError(
                    501,
                    "NotImplemented",
                    "LocalCloud copies objects of any size, but answers no more than " + MOST_AT_ONCE
                            + " bytes at once; read a range");
        }
        return content.bytes();
    }

    private static List<Access> attributesNeed(S3Call call, Bucket bucket) {
        return Permissions.read(bucket, ObjectName.of(call), "s3:GetObject", "s3:GetObjectAttributes");
    }

    private WireResponse attributes(S3Call call, Bucket bucket) {
        Version.Stored stored = ObjectName.of(call).stored(bucket);
        keys.decrypt(call.caller(), bucket, stored.attributes().encryption());
        List<String> wanted = new ArrayList<>();
        call.request()
                .headers()
                .getOrDefault("x-amz-object-attributes", List.of())
                .forEach(values -> {
                    for (String value : values.split(",", -1)) {
                        wanted.add(value.strip());
                    }
                });
        if (wanted.isEmpty()) {
            throw S3Errors.invalidArgument(
                    "The x-amz-object-attributes header specifying the attributes to be retrieved"
                            + " is either missing or empty");
        }
        return Answer.ok()
                .header("Last-Modified", Answer.http(stored.modified()))
                .version(stored, bucket)
                .xml(ObjectXml.attributes(stored, wanted));
    }
}
