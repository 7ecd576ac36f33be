package dev.mlgovern.testkit.internal.s3;

import dev.mlgovern.testkit.internal.service.AwsError;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Reads the aws-chunked encoding with its trailers: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html. */
final class AwsChunked {
    private final byte[] wire;
    private int position;

    private AwsChunked(byte[] wire) {
        this.wire = wire;
    }

    static Body decode(byte[] wire) {
        return new AwsChunked(wire).read();
    }

    /** What the chunks hold; trailers by lower-case name. */
    record Body(Content content, Map<String, String> trailers) {}

    private Body read() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(wire.length);
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            if (position + size > wire.length) {
                throw incomplete();
            }
            bytes.write(wire, position, size);
            position += size;
            line();
        }
        Map<String, String> trailers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        while (position < wire.length) {
            String line = line();
            int colon = line.indexOf(':');
            if (colon > 0) {
                trailers.put(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
            }
        }
        return new Body(Content.of(bytes.toByteArray()), trailers);
    }

    private int chunkSize() {
        String header = line();
        int semicolon = header.indexOf(';');
        try {
            return Integer.parseInt(semicolon < 0 ? header : header.substring(0, semicolon), 16);
        } catch (NumberFormatException e) {
            throw incomplete();
        }
    }

    private String line() {
        int end = position;
        while (end + 1 < wire.length && !(wire[end] == '\r' && wire[end + 1] == '\n')) {
            end++;
        }
        if (end + 1 >= wire.length) {
            throw incomplete();
        }
        String line = new String(wire, position, end - position, StandardCharsets.US_ASCII);
        position = end + 2;
        return line;
    }

    private static AwsError incomplete() {
        return new AwsError(
                400,
                "IncompleteBody",
                "You did not provide the number of bytes specified by the Content-Length HTTP header");
    }
}
