package dev.mlgovern.registry.lineage;

import dev.mlgovern.core.account.AccountId;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * One thing or activity in a lineage. Immutable.
 *
 * <p>A thing that several accounts have an entry for is one node, belonging to the account that owns the thing.
 *
 * @param key tells it from all others of the graph
 * @param kind what SageMaker calls it
 * @param type such as {@code DataSet}, {@code ModelPackage}, {@code ModelDeployment}, {@code Endpoint}
 * @param name for people
 * @param uri what it stands for: an S3 URI, an ARN, an image, a commit
 * @param account the account it belongs to
 * @param facts what was written down about it, sorted by name
 */
public record LineageNode(
        String key, Kind kind, String type, String name, String uri, AccountId account, Map<String, String> facts)
        implements Comparable<LineageNode> {
    private static final Comparator<LineageNode> ORDER = Comparator.comparing(LineageNode::kind)
            .thenComparing(LineageNode::type)
            .thenComparing(LineageNode::uri)
            .thenComparing(LineageNode::key);

    /** What SageMaker calls it. */
    public enum Kind {
        /** Something with a URI: data, model, image, model version. */
        ARTIFACT,
        /** Something that was done. */
        ACTION,
        /** Something that holds others: an endpoint, a model group. */
        CONTEXT,
        /** A job of SageMaker's own. */
        JOB
    }

    /**
     * Copies the facts.
     *
     * @param key tells it from all others of the graph
     * @param kind what SageMaker calls it
     * @param type such as {@code DataSet}, {@code ModelPackage}, {@code ModelDeployment}, {@code Endpoint}
     * @param name for people
     * @param uri what it stands for: an S3 URI, an ARN, an image, a commit
     * @param account the account it belongs to
     * @param facts what was written down about it, sorted by name
     */
    public LineageNode {
        facts = Collections.unmodifiableMap(new TreeMap<>(facts));
    }

    /** Orders by kind, type, URI and key. */
    @Override
    public int compareTo(LineageNode other) {
        return ORDER.compare(this, other);
    }

    /** Type, name, account and URI in a line. */
    @Override
    public String toString() {
        return type + " " + name + " [" + account + "] " + uri;
    }
}
