package dev.mlgovern.testkit.internal.sagemaker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.Cloud;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Resources of one kind by key, oldest first. Reads by key see the last change at once; {@link #shown} sees what lists and Search see,
 * which trail behind: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_Search.html
 */
final class Table {
    private final Cloud cloud;
    private final Map<String, List<Change>> rows = new LinkedHashMap<>();

    Table(Cloud cloud) {
        this.cloud = cloud;
    }

    @Nullable
    ObjectNode find(String key) {
        List<Change> changes = rows.get(key);
        return changes == null ? null : changes.get(changes.size() - 1).document();
    }

    boolean has(String key) {
        return find(key) != null;
    }

    void put(String key, ObjectNode document) {
        change(key, document);
    }

    void remove(String key) {
        change(key, null);
    }

    /** Everything there is right now. */
    List<ObjectNode> all() {
        List<ObjectNode> found = new ArrayList<>();
        rows.values().forEach(changes -> add(found, changes.get(changes.size() - 1)));
        return found;
    }

    /** Everything as lists and Search show it. */
    List<ObjectNode> shown() {
        List<ObjectNode> found = new ArrayList<>();
        for (List<Change> changes : rows.values()) {
            changes.stream()
                    .filter(change -> cloud.visible(change.at()))
                    .reduce((earlier, later) -> later)
                    .ifPresent(change -> add(found, change));
        }
        return found;
    }

    private static void add(List<ObjectNode> found, Change change) {
        if (change.document() != null) {
            found.add(change.document());
        }
    }

    private void change(String key, @Nullable ObjectNode document) {
        List<Change> changes = rows.computeIfAbsent(key, k -> new ArrayList<>());
        if (!changes.isEmpty() && changes.get(changes.size() - 1).document() == null && document != null) {
            rows.remove(key);
            rows.put(key, changes);
        }
        changes.add(new Change(cloud.clock().instant(), document));
    }

    private record Change(Instant at, @Nullable ObjectNode document) {}
}
