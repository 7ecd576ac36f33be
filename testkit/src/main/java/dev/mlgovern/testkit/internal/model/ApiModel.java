package dev.mlgovern.testkit.internal.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The API model of one service, as AWS publishes it, with what is newer laid over it. Loaded once in a JVM. */
public final class ApiModel {
    private static final Map<String, ApiModel> LOADED = new ConcurrentHashMap<>();
    private static final List<String> TOKENS = List.of("nextToken", "NextToken", "NextPageToken", "PaginationToken");

    private final String service;
    private final JsonNode metadata;
    private final Map<String, Operation> operations;
    private final Map<String, Shape> shapes;

    ApiModel(String service, JsonNode metadata, Map<String, Operation> operations, Map<String, Shape> shapes) {
        this.service = service;
        this.metadata = metadata;
        this.operations = operations;
        this.shapes = shapes;
    }

    /**
     * Gives the model of a service.
     *
     * @param service for example {@code runtime.sagemaker}
     * @return its model
     * @throws IllegalArgumentException when the testkit has none
     */
    public static ApiModel of(String service) {
        return LOADED.computeIfAbsent(service, ModelLoader::load);
    }

    /** {@return the name it was loaded by} */
    public String service() {
        return service;
    }

    /** {@return the name that signatures carry} */
    public String signingName() {
        return metadata.path("signingName")
                .asText(metadata.path("endpointPrefix").asText());
    }

    /** {@return what stands before the dot in {@code X-Amz-Target}; empty when the protocol has none} */
    public String targetPrefix() {
        return metadata.path("targetPrefix").asText();
    }

    /** {@return how requests and answers of this service look on the wire} */
    public Protocol protocol() {
        return switch (metadata.path("protocol").asText()) {
            case "json" -> new JsonProtocol(metadata.path("jsonVersion").asText("1.1"));
            case "query" ->
                new QueryProtocol(this, metadata.path("xmlNamespace").asText());
            case "rest-json" -> new RestJsonProtocol(this);
            default -> throw new IllegalStateException("no codec for " + metadata.path("protocol"));
        };
    }

    /**
     * Finds an operation by name.
     *
     * @param name for example {@code CreateModelPackage}
     * @return the operation
     */
    public Optional<Operation> operation(String name) {
        return Optional.ofNullable(operations.get(name));
    }

    /**
     * Finds an operation by method and path.
     *
     * @param method HTTP method
     * @param path the path, still encoded
     * @return the operation
     */
    public Optional<Operation> operation(String method, String path) {
        return operations.values().stream()
                .filter(operation -> operation.http().method().equals(method))
                .filter(operation -> PathTemplate.of(operation.http().uri()).matches(path))
                .findFirst();
    }

    /**
     * Tells what an empty page of an operation looks like.
     *
     * @param operation a listing
     * @return the names of its answer's token and list; nothing when the operation is no listing
     */
    public Optional<Page> page(Operation operation) {
        Shape output = shape(operation.output().shape());
        if (output == null) {
            return Optional.empty();
        }
        String token = TOKENS.stream()
                .filter(output.members()::containsKey)
                .findFirst()
                .orElse("");
        if (token.isEmpty()) {
            return Optional.empty();
        }
        return output.members().values().stream()
                .filter(member -> required(member.shape()).type().equals("list"))
                .findFirst()
                .map(member -> new Page(token, member.name()));
    }

    @Nullable
    Shape shape(@Nullable String name) {
        return name == null ? null : required(name);
    }

    Shape required(String name) {
        Shape shape = shapes.get(name);
        if (shape == null) {
            throw new IllegalArgumentException(service + " has no shape " + name);
        }
        return shape;
    }

    Map<String, Operation> operations() {
        return operations;
    }

    /**
     * The members that make a page.
     *
     * @param token the member that holds the token, in the request as in the answer
     * @param items the member that holds the list
     */
    public record Page(String token, String items) {}
}
