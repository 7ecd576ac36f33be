package dev.mlgovern.registry.lineage;

import dev.mlgovern.registry.lineage.LineageNode.Kind;
import dev.mlgovern.registry.model.Digest;

/**
 * A thing that goes into an action or comes out of it.
 *
 * @param kind artifact or context
 * @param type its type, if it has to be made
 * @param uri what it stands for, by which it is found
 */
record Thing(Kind kind, String type, String uri) {
    private static final int NAME = 120;

    static Thing artifact(String type, String uri) {
        return new Thing(Kind.ARTIFACT, type, uri);
    }

    static Thing context(String type, String uri) {
        return new Thing(Kind.CONTEXT, type, uri);
    }

    /** What follows the account of an ARN or the bucket of an S3 URI. */
    static String tail(String uri) {
        String path = Place.ofArn(uri).isPresent() ? uri.substring(uri.lastIndexOf(':') + 1) : uri;
        String end = path.replaceFirst("^s3://[^/]+/", "").replaceFirst("^(model-package|endpoint|feature-group)/", "");
        return end.isEmpty() ? uri : end;
    }

    String name() {
        // a context is found by its source, but its name must be unique in its account
        String text = kind == Kind.CONTEXT ? tail(uri) + "-" + Digest.of(uri).brief() : tail(uri);
        return StableName.of(text, NAME);
    }
}
