package dev.mlgovern.registry.promotion;

import org.jspecify.annotations.Nullable;

/** What becomes of each S3 URI of a version; also used just to collect them. */
@FunctionalInterface
interface Rewriting {
    String rewritten(Reference reference);

    default @Nullable String object(@Nullable String uri, String field) {
        return uri == null ? null : rewritten(new Reference(uri, Reference.Kind.OBJECT, field));
    }
}
