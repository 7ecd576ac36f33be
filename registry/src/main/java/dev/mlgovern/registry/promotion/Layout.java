package dev.mlgovern.registry.promotion;

import dev.mlgovern.registry.artifact.Artifact;
import dev.mlgovern.registry.model.Digest;
import dev.mlgovern.registry.model.S3Location;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the copies go: {@code prefix/group/SOURCE/CONTENT/ORIGIN/file}, where SOURCE is a digest of the source's ARN,
 * CONTENT one of all its bytes and ORIGIN one of the file's own URI, so that nothing meets in one key.
 *
 * @param bucket of the target
 * @param base what the keys of all copies of the source begin with, whatever its bytes
 * @param content the digest of the bytes
 */
record Layout(String bucket, String base, Digest content) {
    static Layout of(Route route, Digest content) {
        String base = route.store().prefix() + "/" + route.group().name() + "/"
                + Digest.of(route.source().toString()).brief() + "/";
        return new Layout(route.store().bucket(), base, content);
    }

    S3Location to(Artifact source) {
        String origin = Digest.of(source.location().uri()).brief();
        return new S3Location(
                bucket,
                base + content.brief() + "/" + origin + "/" + source.location().fileName());
    }

    /** The new URI of a field; one without a slash at its end stays so. */
    String rewritten(String uri, Artifact source) {
        String target = to(source).uri();
        boolean bare = source.location().prefix() && !uri.endsWith("/");
        return bare ? target.substring(0, target.length() - 1) : target;
    }

    /** New URIs by old ones. */
    Map<String, String> all(Source source) {
        Map<String, String> all = new LinkedHashMap<>();
        source.files().forEach((uri, artifact) -> all.put(uri, rewritten(uri, artifact)));
        return all;
    }

    /** Whether a URI is one of a copy of the source, whatever its bytes. */
    boolean ofSource(String uri) {
        return uri.startsWith(new S3Location(bucket, base).uri());
    }
}
