package dev.mlgovern.benchmarks;

import dev.mlgovern.testkit.RecordedCall;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long the longest chain of calls is of which each has to wait for the one before: because it needs what that one
 * answers, because that one's answer has to allow it, or because a plan's step looks before it changes something and
 * comes after the steps that it needs. Calls of the same kind do not wait for each other.
 */
final class PromotionChain {
    private static final String SESSION = "AssumeRole";
    private static final String VERSION = "DescribeModelPackage of the source";
    private static final String FILES = "HeadObject of the source";
    private static final String COPIES = "HeadObject";
    private static final String GROUP = "DescribeModelPackageGroup";

    /** What each kind of call waits for; one without an entry has no place in a promotion. */
    private static final Map<String, List<String>> AFTER = Map.ofEntries(
            Map.entry(SESSION, List.of()),
            Map.entry("GetCallerIdentity", List.of(SESSION)),
            Map.entry(VERSION, List.of(SESSION)),
            // the version names them
            Map.entry(FILES, List.of(VERSION)),
            Map.entry("BatchGetImage of the source", List.of(VERSION)),
            // the keys of the copies hold a digest of the files; in a run, steps begin when the source is known to be
            // unchanged
            Map.entry(COPIES, List.of(FILES)),
            Map.entry(GROUP, List.of(FILES)),
            Map.entry("CopyObject", List.of(COPIES, "GetCallerIdentity")),
            Map.entry("CreateModelPackageGroup", List.of(GROUP, "GetCallerIdentity")),
            // the step that makes the version looks for it once group and copies are there
            Map.entry("ListModelPackages", List.of(GROUP, "CreateModelPackageGroup", COPIES, "CopyObject")),
            Map.entry("BatchDescribeModelPackage", List.of("ListModelPackages")),
            Map.entry("CreateModelPackage", List.of("ListModelPackages", "BatchDescribeModelPackage")),
            Map.entry("DescribeModelPackage", List.of("CreateModelPackage", "BatchDescribeModelPackage")),
            // lineage names the version; its action is made first and closed last
            Map.entry("DescribeAction", List.of("DescribeModelPackage")),
            Map.entry("CreateAction", List.of("DescribeAction")),
            Map.entry("ListArtifacts", List.of("DescribeModelPackage")),
            Map.entry("CreateArtifact", List.of("ListArtifacts", "CreateAction")),
            Map.entry("AddAssociation", List.of("CreateArtifact")),
            Map.entry("UpdateAction", List.of("AddAssociation")));

    private PromotionChain() {}

    static int length(List<RecordedCall> calls) {
        Map<String, Integer> depths = new HashMap<>();
        calls.forEach(call -> depths.putIfAbsent(kind(call), 0));
        // calls ended in this order, so what one waited for is before it
        for (RecordedCall call : calls) {
            int depth = 1
                    + after(call).stream()
                            .mapToInt(kind -> depths.getOrDefault(kind, 0))
                            .max()
                            .orElse(0);
            depths.merge(kind(call), depth, Math::max);
        }
        return depths.values().stream().mapToInt(each -> each).max().orElse(0);
    }

    private static List<String> after(RecordedCall call) {
        List<String> after = AFTER.get(kind(call));
        if (after == null) {
            throw new IllegalStateException("it is not known what " + kind(call) + " waits for");
        }
        return after;
    }

    private static String kind(RecordedCall call) {
        boolean source = call.resource().contains(PromotionCloud.SOURCE_BUCKET)
                || call.resource().contains(Bank.DEV.value());
        return call.operation() + (source && !call.operation().equals(SESSION) ? " of the source" : "");
    }
}
