package dev.mlgovern.testkit.internal.ecr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import dev.mlgovern.testkit.internal.service.Timestamps;
import java.util.Optional;

/** How images are described and given out. */
final class Images {
    private Images() {}

    static ObjectNode describe(Repository repository, Call call) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode details = answer.putArray("imageDetails");
        JsonNode ids = call.input().path("imageIds");
        if (ids.isEmpty()) {
            repository.images().values().forEach(image -> detail(details.addObject(), repository, image));
        }
        for (JsonNode id : ids) {
            Image image = find(repository, id)
                    .orElseThrow(() -> new AwsError(
                            400,
                            "ImageNotFoundException",
                            "The image with imageId " + id + " does not exist within the repository with name '"
                                    + repository.name() + "' in the registry with id '" + repository.owner() + "'"));
            detail(details.addObject(), repository, image);
        }
        return answer;
    }

    private static void detail(ObjectNode node, Repository repository, Image image) {
        Repositories.named(node, repository)
                .put("imageDigest", image.digest())
                .put("imageSizeInBytes", image.manifest().length())
                .put("imageManifestMediaType", Image.MANIFEST_TYPE)
                .set("imagePushedAt", Timestamps.of(image.pushed()));
        image.tags().forEach(node.withArray("imageTags")::add);
    }

    static ObjectNode get(Repository repository, Call call) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode images = answer.putArray("images");
        ArrayNode failures = answer.putArray("failures");
        for (JsonNode id : call.input().path("imageIds")) {
            Optional<Image> image = find(repository, id);
            if (image.isPresent()) {
                ObjectNode found = given(images.addObject(), repository, image.get());
                ((ObjectNode) found.path("imageId")).setAll((ObjectNode) id);
            } else {
                failures.addObject()
                        .put("failureCode", "ImageNotFound")
                        .put("failureReason", "Requested image not found")
                        .set("imageId", id);
            }
        }
        return answer;
    }

    static ObjectNode put(Repository repository, Image image) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ObjectNode id =
                (ObjectNode) given(answer.putObject("image"), repository, image).path("imageId");
        image.tags().stream().findFirst().ifPresent(tag -> id.put("imageTag", tag));
        return answer;
    }

    private static ObjectNode given(ObjectNode node, Repository repository, Image image) {
        Repositories.named(node, repository)
                .put("imageManifest", image.manifest())
                .put("imageManifestMediaType", Image.MANIFEST_TYPE)
                .putObject("imageId")
                .put("imageDigest", image.digest());
        return node;
    }

    private static Optional<Image> find(Repository repository, JsonNode id) {
        Optional<Image> byDigest = id.has("imageDigest")
                ? repository.byDigest(id.path("imageDigest").asText())
                : Optional.empty();
        if (!id.has("imageTag")) {
            return byDigest;
        }
        Optional<Image> byTag = repository.byTag(id.path("imageTag").asText());
        return id.has("imageDigest")
                ? byTag.filter(image -> byDigest.filter(image::equals).isPresent())
                : byTag;
    }
}
