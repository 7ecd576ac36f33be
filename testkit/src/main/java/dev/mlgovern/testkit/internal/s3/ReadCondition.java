package dev.mlgovern.testkit.internal.s3;

import dev.mlgovern.testkit.internal.service.AwsError;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** The conditions of a read, as GetObject's page ranks them: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html. */
final class ReadCondition {
    private final S3Call call;
    private final String prefix;

    private ReadCondition(S3Call call, String prefix) {
        this.call = call;
        this.prefix = prefix;
    }

    static void check(S3Call call, Version.Stored stored) {
        ReadCondition condition = new ReadCondition(call, "");
        if (condition.failed(stored)) {
            throw S3Errors.preconditionFailed();
        }
        if (condition.unchanged(stored)) {
            throw new AwsError(304, "NotModified", "Not Modified");
        }
    }

    /** The same for the source of a copy, whose every failure is a 412. */
    static void checkSource(S3Call call, Version.Stored stored) {
        ReadCondition condition = new ReadCondition(call, "x-amz-copy-source-");
        if (condition.failed(stored) || condition.unchanged(stored)) {
            throw S3Errors.preconditionFailed();
        }
    }

    private boolean failed(Version.Stored stored) {
        Optional<String> ifMatch = etag("if-match");
        return ifMatch.isPresent()
                ? !matches(ifMatch.get(), stored)
                : time("if-unmodified-since").filter(stored.modified()::isAfter).isPresent();
    }

    private boolean unchanged(Version.Stored stored) {
        Optional<String> ifNoneMatch = etag("if-none-match");
        return ifNoneMatch.isPresent()
                ? matches(ifNoneMatch.get(), stored)
                : time("if-modified-since")
                        .filter(since -> !stored.modified().isAfter(since))
                        .isPresent();
    }

    private static boolean matches(String etag, Version.Stored stored) {
        return etag.equals("*") || etag.equals(stored.payload().etag());
    }

    private Optional<String> etag(String name) {
        return call.header(prefix + name).map(Etags::bare);
    }

    private Optional<Instant> time(String name) {
        try {
            return call.header(prefix + name)
                    .map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeParseException e) {
            throw S3Errors.invalidArgument("The " + prefix + name + " header is not a date");
        }
    }
}
