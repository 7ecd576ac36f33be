package dev.mlgovern.registry.promotion;

import dev.mlgovern.registry.model.S3Location;

/**
 * An S3 URI in a field of a version.
 *
 * @param uri as it is written
 * @param kind what it names
 * @param field where it is written
 */
record Reference(String uri, Kind kind, String field) {
    enum Kind {
        /** One object. */
        OBJECT,
        /** All objects under a prefix, with or without a slash at its end. */
        PREFIX,
        /** An object, a prefix or nothing: a value that somebody wrote into the environment. */
        UNSURE
    }

    /** Whether it is among what a registration looked at. */
    boolean registered() {
        return switch (field) {
            case "container model data", "report", "configuration", "sample payload" -> true;
            default -> false;
        };
    }

    /** Whether it is a value that names a bucket, which holds the models of others too. */
    boolean wholeBucket() {
        return kind == Kind.UNSURE && S3Location.parse(uri).key().isEmpty();
    }

    S3Location location() {
        S3Location location = S3Location.parse(uri);
        return kind == Kind.PREFIX ? folder() : location;
    }

    S3Location folder() {
        S3Location location = S3Location.parse(uri);
        return location.prefix() ? location : new S3Location(location.bucket(), location.key() + "/");
    }
}
