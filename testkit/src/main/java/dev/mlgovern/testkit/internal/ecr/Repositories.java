package dev.mlgovern.testkit.internal.ecr;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import dev.mlgovern.testkit.internal.service.Timestamps;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;

/** How repositories are described. */
final class Repositories {
    private Repositories() {}

    static ObjectNode named(ObjectNode node, Repository repository) {
        return node.put("registryId", repository.owner()).put("repositoryName", repository.name());
    }

    static ObjectNode describe(Collection<Repository> all, Call call, String registry) {
        Set<String> wanted = new HashSet<>();
        call.input().path("repositoryNames").forEach(name -> wanted.add(name.asText()));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode found = answer.putArray("repositories");
        all.stream()
                .filter(r -> r.owner().equals(registry) && r.region().equals(call.region()))
                .filter(r -> wanted.isEmpty() || wanted.remove(r.name()))
                .sorted(Comparator.comparing(Repository::name))
                .forEach(r -> named(found.addObject(), r)
                        .put("repositoryArn", r.arn())
                        .put("repositoryUri", r.uri())
                        .put("imageTagMutability", "MUTABLE")
                        .set("createdAt", Timestamps.of(r.created())));
        if (!wanted.isEmpty()) {
            throw new AwsError(
                    400,
                    "RepositoryNotFoundException",
                    "The repository with name '" + wanted.iterator().next()
                            + "' does not exist in the registry with id '" + registry + "'");
        }
        return answer;
    }
}
