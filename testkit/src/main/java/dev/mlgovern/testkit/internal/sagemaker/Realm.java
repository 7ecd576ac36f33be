package dev.mlgovern.testkit.internal.sagemaker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.Cloud;
import dev.mlgovern.testkit.internal.service.TokenMemory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What SageMaker keeps for one account in one Region. */
final class Realm {
    /** By name. */
    final Table groups;
    /** By name, versioned ones by {@code group/version}. */
    final Table packages;

    /** With all their versions. */
    final Table modelCards;
    /** By {@code card/export-job/job}. */
    final Table cardExports;

    final Table models;
    final Table endpointConfigs;
    final Table endpoints;
    final Table pipelines;
    /** Steps that were reached, by the ARN of the execution. */
    final Map<String, List<ObjectNode>> executions = new HashMap<>();

    final Map<String, Callbacks.Pending> callbacks = new HashMap<>();
    final Map<String, Endpoint> liveEndpoints = new HashMap<>();

    final Table featureGroups;
    /** By {@code group/feature}. */
    final Table featureMetadata;

    final Map<String, FeatureRecords> featureRecords = new HashMap<>();

    /** Accounts that may discover the feature groups. */
    final Set<String> catalogReaders = new TreeSet<>();

    final Table artifacts;
    final Table actions;
    final Table contexts;
    /** By both ends. */
    final Table associations;

    /** Accounts that the lineage is shared with. */
    final Set<String> lineageReaders = new TreeSet<>();

    @Nullable
    String lineagePolicy;

    final Map<String, String> groupPolicies = new HashMap<>();
    /** Monitoring schedules with their last execution, by endpoint. */
    final Map<String, List<ObjectNode>> schedules = new HashMap<>();

    final Map<String, Integer> lastVersions = new HashMap<>();
    final TokenMemory<Done> done;
    final Tags tags = new Tags();
    final InstanceMeter meter = new InstanceMeter(tags);

    /** When, as epoch seconds. */
    final double made;

    Realm(Cloud cloud) {
        made = Wire.epoch(cloud.clock().instant());
        groups = new Table(cloud);
        packages = new Table(cloud);
        models = new Table(cloud);
        modelCards = new Table(cloud);
        cardExports = new Table(cloud);
        endpointConfigs = new Table(cloud);
        endpoints = new Table(cloud);
        pipelines = new Table(cloud);
        featureGroups = new Table(cloud);
        featureMetadata = new Table(cloud);
        artifacts = new Table(cloud);
        actions = new Table(cloud);
        contexts = new Table(cloud);
        associations = new Table(cloud);
        done = new TokenMemory<>(cloud);
    }

    /** What was done for a client token: the request, to tell a repetition from something else, and what came of it. */
    record Done(Object request, String arn) {}
}
