package dev.mlgovern.testkit.internal.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.mlgovern.testkit.house.OuterTools;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The models that the check is tried on: those that LocalCloud carries, and others that only its tests unpack. */
final class AwsModels {
    /** What LocalCloud plays by AWS's models. */
    static final List<String> PLAYED = List.of(
            "sagemaker",
            "runtime.sagemaker",
            "featurestore-runtime.sagemaker",
            "sts",
            "kms",
            "ecr",
            "athena",
            "glue",
            "events",
            "ram",
            "lakeformation",
            "ce",
            "budgets",
            "tagging",
            "cloudtrail",
            "logs");

    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, String> FOR_TESTS = Map.of(
            "cloudformation", "cloudformation-2010-05-15-model.json",
            "organizations", "organizations-2016-11-28-model.json",
            "securityhub", "securityhub-2018-10-26-model.json");

    private AwsModels() {}

    /** {@link #PLAYED}, one for each test. */
    static Stream<String> played() {
        return PLAYED.stream();
    }

    static ApiModel of(String service) {
        if (service.equals("s3")) {
            return s3();
        }
        String file = FOR_TESTS.get(service);
        return file == null ? ApiModel.of(service) : ModelLoader.parse(service, resource("/models/" + file));
    }

    /** All that need nothing but Maven. */
    static Stream<ApiModel> all() {
        return Stream.concat(played(), FOR_TESTS.keySet().stream()).map(AwsModels::of);
    }

    static JsonNode read(Path file) {
        try (InputStream plain = Files.newInputStream(file);
                InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(plain) : plain) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ApiModel s3() {
        return ModelLoader.parse("s3", botocore("s3", "2006-03-01"));
    }

    /** The model of a service as botocore has it, for the outer ring. */
    static JsonNode botocore(String service, String version) {
        Path model = Path.of("botocore", "data", service, version, "service-2.json.gz");
        Path packages = OuterTools.program("python").resolveSibling("../lib");
        try (Stream<Path> files = Files.find(packages, 8, (file, attributes) -> file.endsWith(model))) {
            return read(files.findFirst().orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode resource(String name) {
        try (InputStream in = AwsModels.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("not unpacked for the tests: " + name);
            }
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
