package dev.mlgovern.testkit.internal.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.model.Seed.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Breaks what models describe, one place at a time, and keeps count of what the check finds. */
final class SeedRun {
    private final Map<Kind, Integer> found = new EnumMap<>(Kind.class);
    private final List<String> missed = new ArrayList<>();

    /** The kinds of constraints whose violation was found. */
    Set<Kind> found() {
        return found.keySet();
    }

    /** How many violations were found. */
    int count() {
        return found.values().stream().mapToInt(count -> count).sum();
    }

    /** What the check did not find, found elsewhere too, or saw in a request that has no fault. */
    List<String> missed() {
        return missed;
    }

    /** The check of requests and answers, as it gets them from the codecs. */
    void values(ApiModel model) {
        for (Operation operation : model.operations().values()) {
            faultless(model, operation)
                    .forEach(input -> accepted(operation, ModelCheck.request(model, operation, input)));
            seeds(model, operation.input())
                    .forEach(seed -> verdict(
                            operation, seed, seed.isFoundIn(ModelCheck.request(model, operation, object(seed)))));
            seeds(model, operation.output().shape())
                    .forEach(seed -> verdict(
                            operation, seed, seed.isFoundIn(ModelCheck.answer(model, operation, object(seed)))));
        }
    }

    /** Requests as the service's protocol carries them, and as its codec reads them for the check. */
    void requestsOnTheWire(ApiModel model) {
        RequestWriter writer = new RequestWriter(model);
        for (Operation operation : model.operations().values()) {
            faultless(model, operation).forEach(input -> accepted(operation, writer.problems(operation, input)));
            seeds(model, operation.input()).stream()
                    .filter(seed -> writer.carries(operation, seed))
                    .forEach(seed -> verdict(
                            operation,
                            seed,
                            !writer.problems(operation, object(seed)).isEmpty()));
        }
    }

    private static Stream<ObjectNode> faultless(ApiModel model, Operation operation) {
        return operation.input() == null
                ? Stream.empty()
                : Stream.of((ObjectNode) new ValidValues(model).of(operation.input()));
    }

    private static List<Seed> seeds(ApiModel model, @Nullable String shape) {
        return shape == null
                ? List.of()
                : Seeds.of(model, shape).stream()
                        .filter(seed -> seed.value().isObject())
                        .toList();
    }

    private static ObjectNode object(Seed seed) {
        return (ObjectNode) seed.value();
    }

    private void accepted(Operation operation, List<String> problems) {
        problems.forEach(problem -> missed.add(operation.name() + " without fault: " + problem));
    }

    private void verdict(Operation operation, Seed seed, boolean objected) {
        if (objected) {
            found.merge(seed.kind(), 1, Integer::sum);
        } else {
            missed.add(operation.name() + ' ' + seed.kind() + ' ' + seed.place());
        }
    }
}
