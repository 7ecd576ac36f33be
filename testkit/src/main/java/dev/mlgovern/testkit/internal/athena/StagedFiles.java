package dev.mlgovern.testkit.internal.athena;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.mlgovern.testkit.internal.service.Cloud;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import software.amazon.awssdk.core.SdkBytes;

/** The rows of a table over JSON files: https://docs.aws.amazon.com/athena/latest/ug/json-serde.html */
final class StagedFiles {
    /** The SerDes whose files LocalCloud reads. */
    static final List<String> SERDES =
            List.of("org.openx.data.jsonserde.JsonSerDe", "org.apache.hive.hcatalog.data.JsonSerDe");

    private static final JsonMapper JSON = new JsonMapper();

    private StagedFiles() {}

    static List<Map<String, String>> rows(Cloud cloud, Execution.Order order, String location) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (String uri : cloud.objects().list(order.caller(), order.region(), location)) {
            SdkBytes bytes = cloud.objects().read(order.caller(), order.region(), uri);
            try (InputStream in = open(uri, bytes);
                    MappingIterator<JsonNode> lines =
                            JSON.readerFor(JsonNode.class).readValues(in)) {
                lines.forEachRemaining(line -> rows.add(row(line)));
            } catch (IOException e) {
                throw new UncheckedIOException("HIVE_CURSOR_ERROR: Row is not a valid JSON Object", e);
            }
        }
        return rows;
    }

    private static InputStream open(String uri, SdkBytes bytes) throws IOException {
        InputStream in = new ByteArrayInputStream(bytes.asByteArrayUnsafe());
        return uri.endsWith(".gz") ? new GZIPInputStream(in) : in;
    }

    private static Map<String, String> row(JsonNode line) {
        Map<String, String> row = new LinkedHashMap<>();
        line.properties().forEach(entry -> {
            if (!entry.getValue().isNull()) {
                row.put(
                        entry.getKey().toLowerCase(Locale.ROOT),
                        entry.getValue().asText());
            }
        });
        return row;
    }
}
