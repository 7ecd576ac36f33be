package dev.mlgovern.testkit.internal.s3;

import dev.mlgovern.testkit.internal.service.Access;
import dev.mlgovern.testkit.internal.service.Cloud;
import dev.mlgovern.testkit.internal.service.WireResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** ListObjectsV2, ListObjects and ListObjectVersions: https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html. */
final class Listings {
    private static final int MOST = 1000;
    private final Cloud cloud;

    Listings(Cloud cloud) {
        this.cloud = cloud;
    }

    void addTo(Map<String, Operation> operations) {
        Operation.Needs list = (call, bucket) -> needs(call, bucket, "s3:ListBucket");
        operations.put("ListObjectsV2", Operation.reading(list, this::second));
        operations.put("ListObjects", Operation.reading(list, this::first));
        operations.put(
                "ListObjectVersions",
                Operation.reading((call, bucket) -> needs(call, bucket, "s3:ListBucketVersions"), this::versions));
    }

    private static List<Access> needs(S3Call call, Bucket bucket, String action) {
        Access access = Permissions.onBucket(bucket, action);
        for (String condition : List.of("prefix", "delimiter", "max-keys")) {
            Optional<String> value = call.address().query(condition, true);
            access = value.isPresent() ? access.with("s3:" + condition, value.get()) : access;
        }
        return List.of(access);
    }

    private WireResponse second(S3Call call, Bucket bucket) {
        Optional<String> token = call.query("continuation-token");
        String after =
                token.map(Page::decode).or(() -> call.query("start-after")).orElse("");
        Map<String, Version.Stored> current = current(call, bucket);
        Page page = Page.of(current.keySet(), query(call, after));
        Xml xml = head("ListBucketResult", call, bucket)
                .add("IsTruncated", page.truncated())
                .add("StartAfter", call.query("start-after").orElse(null))
                .add("ContinuationToken", token.orElse(null))
                .add("NextContinuationToken", page.truncated() ? Page.encode(page.last()) : null)
                .add("KeyCount", page.keys().size() + page.prefixes().size());
        page.keys().forEach(key -> xml.add(described("Contents", shown(call, key), current.get(key))));
        return Answer.ok().xml(prefixes(xml, call, page));
    }

    private WireResponse first(S3Call call, Bucket bucket) {
        String marker = call.query("marker").orElse("");
        Map<String, Version.Stored> current = current(call, bucket);
        Page page = Page.of(current.keySet(), query(call, marker));
        Xml xml = head("ListBucketResult", call, bucket)
                .add("IsTruncated", page.truncated())
                .add("Marker", shown(call, marker))
                .add("NextMarker", page.truncated() ? shown(call, page.last()) : null);
        page.keys().forEach(key -> xml.add(described("Contents", shown(call, key), current.get(key))));
        return Answer.ok().xml(prefixes(xml, call, page));
    }

    /** All versions of a key stand on one page, so a page may hold more than was asked for. */
    private WireResponse versions(S3Call call, Bucket bucket) {
        Map<String, List<Version>> all = bucket.under(prefix(call));
        Page page = Page.of(all.keySet(), query(call, call.query("key-marker").orElse("")));
        Xml xml = head("ListVersionsResult", call, bucket)
                .add("IsTruncated", page.truncated())
                .add("NextKeyMarker", page.truncated() ? shown(call, page.last()) : null);
        for (String key : page.keys()) {
            List<Version> versions = all.getOrDefault(key, List.of());
            versions.forEach(version -> xml.add(versioned(shown(call, key), version)
                    .add("VersionId", version.id())
                    .add("IsLatest", version == versions.get(0))));
        }
        return Answer.ok().xml(prefixes(xml, call, page));
    }

    private static Map<String, Version.Stored> current(S3Call call, Bucket bucket) {
        Map<String, Version.Stored> current = new TreeMap<>();
        bucket.under(prefix(call)).forEach((key, versions) -> {
            if (versions.get(0) instanceof Version.Stored stored) {
                current.put(key, stored);
            }
        });
        return current;
    }

    private Page.Query query(S3Call call, String after) {
        int most = Math.min(asked(call), Math.min(MOST, cloud.settings().pageSize()));
        return new Page.Query(prefix(call), call.query("delimiter").orElse(""), after, most);
    }

    private static int asked(S3Call call) {
        try {
            int asked = Integer.parseInt(call.query("max-keys").orElse(Integer.toString(MOST)));
            if (asked >= 0) {
                return asked;
            }
        } catch (NumberFormatException e) {
            // said below, as for a negative number
        }
        throw S3Errors.invalidArgument("Provided max-keys not an integer or within integer range");
    }

    private static String prefix(S3Call call) {
        return call.query("prefix").orElse("");
    }

    private static String shown(S3Call call, String text) {
        boolean encoded = call.query("encoding-type").orElse("").equals("url");
        return encoded ? URLEncoder.encode(text, StandardCharsets.UTF_8) : text;
    }

    private static Xml head(String root, S3Call call, Bucket bucket) {
        return new Xml(root)
                .add("Name", bucket.identity().name())
                .add("Prefix", shown(call, prefix(call)))
                .add(
                        "Delimiter",
                        call.query("delimiter").map(d -> shown(call, d)).orElse(null))
                .add("EncodingType", call.query("encoding-type").orElse(null))
                .add("MaxKeys", asked(call));
    }

    private static Xml prefixes(Xml xml, S3Call call, Page page) {
        page.prefixes().forEach(prefix -> xml.add(new Xml("CommonPrefixes").add("Prefix", shown(call, prefix))));
        return xml;
    }

    private static Xml versioned(String key, Version version) {
        return version instanceof Version.Stored stored
                ? described("Version", key, stored)
                : new Xml("DeleteMarker").add("Key", key).add("LastModified", Answer.iso(version.modified()));
    }

    private static Xml described(String element, String key, Version.@Nullable Stored stored) {
        Version.Stored there = Objects.requireNonNull(stored);
        Payload payload = there.payload();
        return new Xml(element)
                .add("Key", key)
                .add("LastModified", Answer.iso(there.modified()))
                .add("ETag", Answer.quoted(payload.etag()))
                .add("ChecksumAlgorithm", payload.sum().algorithm())
                .add("ChecksumType", payload.sum().type())
                .add("Size", payload.size())
                .add("StorageClass", ObjectXml.storageClass(there));
    }
}
