package dev.mlgovern.examples.quickstart;

import dev.mlgovern.core.topology.Topology;
import dev.mlgovern.examples.report.RunReport;
import dev.mlgovern.registry.lineage.LineageEdge;
import dev.mlgovern.registry.lineage.LineageGraph;
import dev.mlgovern.registry.lineage.LineageNode;
import java.util.Locale;

/** A lineage as the report draws it: words in place of SageMaker's names, long names shortened. */
final class LineagePicture {
    private static final int LONGEST = 40;

    private LineagePicture() {}

    static RunReport.Graph of(LineageGraph lineage) {
        return new RunReport.Graph(
                lineage.nodes().stream().map(LineagePicture::node).toList(),
                lineage.edges().stream().map(LineagePicture::link).toList());
    }

    /** The tree that the library prints, with account names in place of numbers and without the URIs. */
    static String tree(LineageGraph lineage, Topology topology) {
        String tree = lineage.toString();
        for (LineageNode node : lineage.nodes()) {
            String account = topology.account(node.account()).name();
            tree = tree.replace(node.toString(), words(node.type()) + " " + name(node) + " [" + account + "]");
        }
        return tree;
    }

    private static RunReport.Node node(LineageNode node) {
        return new RunReport.Node(node.key(), node.account().value(), words(node.type()), name(node));
    }

    /** The file of an S3 URI, the image of a registry, what was decided; and never long. */
    private static String name(LineageNode node) {
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

    private static RunReport.Link link(LineageEdge edge) {
        return new RunReport.Link(
                edge.from(), edge.to(), words(edge.association()).toLowerCase(Locale.ROOT));
    }

    /** {@code ModelPackage} reads model package. */
    private static String words(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
