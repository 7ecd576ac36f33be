package dev.mlgovern.registry.display;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.topology.Account;
import dev.mlgovern.core.topology.Topology;
import dev.mlgovern.registry.lineage.LineageEdge;
import dev.mlgovern.registry.lineage.LineageGraph;
import dev.mlgovern.registry.lineage.LineageNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A lineage in words that people use: accounts by name, SageMaker's names taken apart, long names shortened. A notebook draws it;
 * {@code toString} is a tree. Immutable.
 */
public final class LineagePicture {
    private static final int LONGEST = 40;
    private static final int COLOURS = 7;

    private final LineageGraph graph;
    private final Map<AccountId, String> names;

    private LineagePicture(LineageGraph graph, Map<AccountId, String> names) {
        this.graph = graph;
        this.names = names;
    }

    /**
     * A picture that shows accounts by their numbers.
     *
     * @param graph what to draw
     * @return the picture
     */
    public static LineagePicture of(LineageGraph graph) {
        Map<AccountId, String> names = new LinkedHashMap<>();
        graph.nodes().stream().map(LineageNode::account).sorted().forEach(id -> names.put(id, id.value()));
        return new LineagePicture(graph, names);
    }

    /**
     * A picture that shows accounts by their names.
     *
     * @param graph what to draw
     * @param topology has the names
     * @return the picture
     */
    public static LineagePicture of(LineageGraph graph, Topology topology) {
        return of(graph, topology.accounts());
    }

    /**
     * A picture with the colours of accounts in an order of one's own.
     *
     * @param graph what to draw
     * @param accounts the first has the first colour; one that is missing is shown by its number
     * @return the picture
     */
    public static LineagePicture of(LineageGraph graph, List<Account> accounts) {
        Map<AccountId, String> names = new LinkedHashMap<>();
        accounts.forEach(account -> names.put(account.id(), account.name()));
        of(graph).names.forEach(names::putIfAbsent);
        return new LineagePicture(graph, names);
    }

    /**
     * What is drawn.
     *
     * @return the lineage
     */
    public LineageGraph graph() {
        return graph;
    }

    /** The accounts that are in it, in the order of their colours. */
    List<AccountId> accounts() {
        return names.keySet().stream()
                .filter(id ->
                        graph.nodes().stream().anyMatch(node -> node.account().equals(id)))
                .toList();
    }

    /** The number of an account's colour; there are seven. */
    int colour(AccountId account) {
        return new ArrayList<>(names.keySet()).indexOf(account) % COLOURS;
    }

    String name(AccountId account) {
        return names.getOrDefault(account, account.value());
    }

    /** The file of an S3 URI, the image of a registry, what was decided; and never long. */
    static String name(LineageNode node) {
        String name = node.name();
        if (node.uri().startsWith("s3://") || node.type().equals("Image")) {
            name = node.uri().substring(node.uri().lastIndexOf('/') + 1);
        }
        name = name.replaceFirst("-(\\w+?)(ManualApproval)?-\\d{13}-aws-.*", ": $1")
                .replaceFirst("(@sha256:.{8}).*", "$1…");
        if (name.length() <= LONGEST) {
            return name;
        }
        int end = LONGEST / 2;
        return name.substring(0, LONGEST - end - 1) + "…" + name.substring(name.length() - end);
    }

    static String kind(LineageNode node) {
        return words(node.type());
    }

    static String label(LineageEdge edge) {
        return words(edge.association());
    }

    /** {@code ModelPackage} reads model package. */
    private static String words(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    /** The tree of {@link LineageGraph}, with account names in place of numbers and without the URIs. */
    @Override
    public String toString() {
        String tree = graph.toString();
        for (LineageNode node : graph.nodes()) {
            tree = tree.replace(node.toString(), kind(node) + " " + name(node) + " [" + name(node.account()) + "]");
        }
        return tree;
    }
}
