package dev.mlgovern.featurestore.discovery;

import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.featurestore.group.FeatureGroupArn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one account. Immutable.
 *
 * @param base all its groups at some time
 * @param changed groups that were read since, by ARN; they hide those of the base, and hold nothing if they are gone
 * @param due when it is to be read again
 * @param failure why it could not be read the last time, if so
 */
record Shard(
        Segment base,
        Map<FeatureGroupArn, Segment> changed,
        Instant due,
        @Nullable GovernanceException failure) {
    static final Shard UNREAD = new Shard(Segment.NOTHING, Map.of(), Instant.MIN, null);

    Shard with(FeatureGroupArn group, Segment now) {
        Map<FeatureGroupArn, Segment> more = new HashMap<>(changed);
        more.put(group, now);
        return new Shard(base, Map.copyOf(more), due, failure);
    }

    Shard dueAt(Instant time) {
        return new Shard(base, changed, time, failure);
    }

    Shard failed(GovernanceException why, Instant again) {
        return new Shard(base, changed, again, why);
    }

    List<Segment> segments() {
        List<Segment> all = new ArrayList<>(changed.values());
        all.add(0, base);
        return all;
    }

    boolean shows(Segment segment, FeatureGroupArn group) {
        return segment != base || !changed.containsKey(group);
    }

    int size() {
        return segments().stream().mapToInt(Segment::size).sum();
    }
}
