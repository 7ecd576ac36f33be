package dev.mlgovern.testkit.internal.s3;

import dev.mlgovern.testkit.internal.service.AwsError;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of an object.
 *
 * @param from first byte
 * @param to the byte after the last
 */
record ByteRange(long from, long to) {
    private static final Pattern FORM = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** Reads a Range header; what is not understood is ignored, as RFC 9110 wants. */
    static Optional<ByteRange> of(String header, long size) {
        Matcher matcher = FORM.matcher(header);
        if (!matcher.matches() || header.equals("bytes=-")) {
            return Optional.empty();
        }
        String first = matcher.group(1);
        String last = matcher.group(2);
        long from = first.isEmpty() ? Math.max(0, size - Long.parseLong(last)) : Long.parseLong(first);
        long to = first.isEmpty() || last.isEmpty() ? size : Math.min(size, Long.parseLong(last) + 1);
        if (from >= size) {
            throw new AwsError(416, "InvalidRange", "The requested range is not satisfiable");
        }
        return from < to ? Optional.of(new ByteRange(from, to)) : Optional.empty();
    }

    /** Reads the range of a part copy: https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPartCopy.html. */
    static ByteRange ofSource(String header, long size) {
        Matcher matcher = FORM.matcher(header);
        if (!matcher.matches() || matcher.group(1).isEmpty() || matcher.group(2).isEmpty()) {
            throw S3Errors.invalidArgument(
                    "The x-amz-copy-source-range value must be of the form bytes=first-last where"
                            + " first and last are the zero-based offsets of the first and last bytes to copy");
        }
        long from = Long.parseLong(matcher.group(1));
        long to = Long.parseLong(matcher.group(2)) + 1;
        if (from >= to || to > size) {
            throw S3Errors.invalidArgument("Range specified is not valid for source object of size: " + size);
        }
        return new ByteRange(from, to);
    }

    /** Where a part of a multipart object lies. */
    static ByteRange ofPart(int number, Payload payload) {
        if (payload.parts().isEmpty() && number == 1) {
            return new ByteRange(0, payload.size());
        }
        if (number < 1 || number > payload.parts().size()) {
            throw new AwsError(416, "InvalidPartNumber", "The requested partnumber is not satisfiable");
        }
        long from = payload.parts().subList(0, number - 1).stream()
                .mapToLong(part -> part.payload().size())
                .sum();
        return new ByteRange(
                from, from + payload.parts().get(number - 1).payload().size());
    }

    String contentRange(long size) {
        return "bytes " + from + "-" + (to - 1) + "/" + size;
    }
}
