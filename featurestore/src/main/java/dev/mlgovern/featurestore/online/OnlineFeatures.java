package dev.mlgovern.featurestore.online;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.featurestore.group.FeatureGroup;
import dev.mlgovern.featurestore.record.FeatureRecord;
import dev.mlgovern.featurestore.record.RecordType;
import dev.mlgovern.featurestore.record.VectorType;
import dev.mlgovern.featurestore.schema.Feature;
import dev.mlgovern.featurestore.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Gives the records of feature groups. Thread-safe. */
public final class OnlineFeatures {
    private final MlPlatform platform;

    /**
     * Acts as a platform does.
     *
     * @param platform gives the clients
     */
    public OnlineFeatures(MlPlatform platform) {
        this.platform = platform;
    }

    /**
     * The records of a group as values of a Java type, which may have fewer features than the group.
     *
     * @param group as it is in AWS
     * @param type what a record is
     * @param <T> the Java type
     * @return its records; nothing is called yet
     * @throws InvalidRequestException if the type does not fit the group; says every difference
     */
    public <T> Records<T> of(FeatureGroup group, RecordType<T> type) {
        return new OnlineRecords<>(platform, group, wire(group, type));
    }

    /**
     * Makes sure that values of a type are records of a group.
     *
     * @param group as it is in AWS
     * @param type what a record is
     * @throws InvalidRequestException if the type does not fit the group; says every difference
     */
    public void check(FeatureGroup group, RecordType<?> type) {
        Wire<?> unused = wire(group, type);
    }

    private static <T> Wire<T> wire(FeatureGroup group, RecordType<T> type) {
        List<String> problems = problems(group.schema(), type.schema());
        if (!problems.isEmpty()) {
            throw new InvalidRequestException(
                    Failure.of(
                            "records",
                            "%s does not fit feature group %s"
                                    .formatted(type, group.arn().name())),
                    problems);
        }
        return Wire.of(group.schema(), type);
    }

    /**
     * Records of several groups together.
     *
     * @param type a Java record of records
     * @param groups by name of the component
     * @param <T> the Java type
     * @return vectors of them; nothing is called yet
     * @throws InvalidRequestException if a component has no group or does not fit it, or a group has no component; says every problem
     */
    public <T> Vectors<T> vectors(VectorType<T> type, Map<String, FeatureGroup> groups) {
        List<String> problems = new ArrayList<>();
        List<VectorPart<?>> parts = new ArrayList<>();
        Set<String> unused = new TreeSet<>(groups.keySet());
        for (VectorType.Part part : type.parts()) {
            FeatureGroup group = groups.get(part.name());
            unused.remove(part.name());
            if (group == null) {
                problems.add("component %s has no feature group".formatted(part.name()));
                continue;
            }
            try {
                parts.add(new VectorPart<>(part.name(), part.required(), group.arn(), wire(group, part.type())));
            } catch (InvalidRequestException e) {
                e.problems().forEach(problem -> problems.add(part.name() + ": " + problem));
            }
        }
        unused.forEach(name -> problems.add("feature group %s is for no component".formatted(name)));
        if (!problems.isEmpty()) {
            throw new InvalidRequestException(
                    Failure.of("vectors", "%s does not fit the feature groups".formatted(type)), problems);
        }
        return new OnlineVectors<>(platform, type, parts);
    }

    /**
     * The records of a group without a Java type of their own.
     *
     * @param group as it is in AWS
     * @return its records; nothing is called yet
     */
    public Records<FeatureRecord> of(FeatureGroup group) {
        return new OnlineRecords<>(platform, group, Wire.of(group.schema()));
    }

    private static List<String> problems(Schema group, Schema type) {
        List<String> problems = new ArrayList<>();
        for (Feature feature : type.features()) {
            Feature there = group.feature(feature.name()).orElse(null);
            if (there == null) {
                problems.add("feature %s is not in the group".formatted(feature));
            } else if (!there.equals(feature)) {
                problems.add("feature %s is %s in the group".formatted(feature, there));
            }
        }
        same("record identifier", group.recordIdentifier(), type.recordIdentifier(), problems);
        same("event time", group.eventTime(), type.eventTime(), problems);
        return problems;
    }

    private static void same(String what, Feature group, Feature type, List<String> problems) {
        if (!group.name().equals(type.name())) {
            problems.add("%s is %s, that of the group is %s".formatted(what, type.name(), group.name()));
        }
    }
}
