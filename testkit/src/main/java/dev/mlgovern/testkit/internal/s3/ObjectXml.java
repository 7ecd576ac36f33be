package dev.mlgovern.testkit.internal.s3;

import java.util.List;

/** What GetObjectAttributes tells: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectAttributes.html. */
final class ObjectXml {
    private ObjectXml() {}

    static Xml attributes(Version.Stored stored, List<String> wanted) {
        Payload payload = stored.payload();
        Xml xml = new Xml("GetObjectAttributesResponse");
        if (wanted.contains("ETag")) {
            xml.add("ETag", payload.etag());
        }
        if (wanted.contains("Checksum")) {
            xml.add(new Xml("Checksum")
                    .add(payload.sum().algorithm().element(), payload.sum().value())
                    .add("ChecksumType", payload.sum().type()));
        }
        if (wanted.contains("ObjectParts") && !payload.parts().isEmpty()) {
            xml.add(parts(payload));
        }
        if (wanted.contains("StorageClass")) {
            xml.add("StorageClass", storageClass(stored));
        }
        if (wanted.contains("ObjectSize")) {
            xml.add("ObjectSize", payload.size());
        }
        return xml;
    }

    static String storageClass(Version.Stored stored) {
        return stored.attributes().headers().getOrDefault("x-amz-storage-class", "STANDARD");
    }

    private static Xml parts(Payload payload) {
        Xml xml = new Xml("ObjectParts").add("PartsCount", payload.parts().size());
        if (payload.sum().composite()) {
            payload.parts().forEach(part -> {
                Sum sum = part.payload().sum();
                xml.add(new Xml("Part")
                        .add("PartNumber", part.number())
                        .add("Size", part.payload().size())
                        .add(sum.algorithm().element(), sum.value()));
            });
        }
        return xml;
    }
}
