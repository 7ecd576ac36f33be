package dev.mlgovern.featurestore.online;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.featurestore.group.FeatureGroupArn;
import dev.mlgovern.featurestore.record.VectorType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Vectors through the feature store's runtime. */
final class OnlineVectors<T> implements Vectors<T> {
    private final VectorType<T> type;
    private final List<VectorPart<?>> parts;
    private final RecordReader reader;

    OnlineVectors(MlPlatform platform, VectorType<T> type, List<VectorPart<?>> parts) {
        this.type = type;
        this.parts = List.copyOf(parts);
        Map<FeatureGroupArn, Projection> projections = new HashMap<>();
        parts.forEach(part ->
                projections.merge(part.group(), new Projection(part.wire().projection()), Projection::and));
        this.reader = new RecordReader(platform, projections);
    }

    @Override
    public FeatureVector<T> get(Map<String, String> identifiers) {
        return get(List.of(identifiers)).get(0);
    }

    @Override
    public List<FeatureVector<T>> get(List<Map<String, String>> identifiers) {
        List<Asked> all = new ArrayList<>();
        for (Map<String, String> one : identifiers) {
            check(one);
            parts.forEach(part -> {
                Asked asked = asked(part, one);
                if (asked != null) {
                    all.add(asked);
                }
            });
        }
        Answers answers = reader.all(all);
        return identifiers.stream().map(one -> vector(one, answers)).toList();
    }

    private void check(Map<String, String> identifiers) {
        Set<String> unknown = new HashSet<>(identifiers.keySet());
        for (VectorPart<?> part : parts) {
            if (part.required() && !identifiers.containsKey(part.name())) {
                throw new IllegalArgumentException("an identifier of %s is required".formatted(part.name()));
            }
            unknown.remove(part.name());
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("identifiers are for %s, which are no components".formatted(unknown));
        }
    }

    private static @Nullable Asked asked(VectorPart<?> part, Map<String, String> identifiers) {
        String identifier = identifiers.get(part.name());
        return identifier == null ? null : new Asked(part.group(), identifier);
    }

    private FeatureVector<T> vector(Map<String, String> identifiers, Answers answers) {
        List<@Nullable Object> records = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        Map<String, GovernanceException> failures = new LinkedHashMap<>();
        boolean whole = true;
        Instant first = null;
        for (VectorPart<?> part : parts) {
            Asked asked = asked(part, identifiers);
            Served served = asked == null ? null : answers.served(asked);
            Object record = null;
            try {
                record = record(part, asked, served, answers);
                if (record == null) {
                    missing.add(part.name());
                    whole &= !part.required();
                }
            } catch (GovernanceException e) {
                failures.put(part.name(), e);
            }
            records.add(record);
            first = served == null ? first : earlier(first, served.expiresAt());
        }
        T value = whole && failures.isEmpty() ? type.make(records) : null;
        return new FeatureVector<>(value, missing, failures, first);
    }

    private static @Nullable Object record(
            VectorPart<?> part, @Nullable Asked asked, @Nullable Served served, Answers answers) {
        GovernanceException failure = asked == null ? null : answers.failure(asked);
        if (failure != null) {
            throw failure;
        }
        return served == null ? null : part.wire().read(served.values());
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
