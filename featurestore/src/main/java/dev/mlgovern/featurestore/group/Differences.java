package dev.mlgovern.featurestore.group;

import dev.mlgovern.featurestore.schema.Feature;
import dev.mlgovern.featurestore.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a group is and cannot become: SageMaker adds features, and changes time to live and throughput, but nothing else. */
final class Differences {
    private final List<String> found = new ArrayList<>();

    private Differences() {}

    static List<String> between(FeatureGroup live, FeatureGroupDefinition wanted) {
        Differences differences = new Differences();
        differences.features(live.schema(), wanted.schema());
        differences.online(live.onlineStore().orElse(null), wanted.onlineStore().orElse(null));
        differences.offline(
                live.offlineStore().orElse(null), wanted.offlineStore().orElse(null));
        return differences.found;
    }

    private void features(Schema live, Schema wanted) {
        same(
                "record identifier",
                live.recordIdentifier().name(),
                wanted.recordIdentifier().name());
        same("event time", live.eventTime().name(), wanted.eventTime().name());
        for (Feature feature : wanted.features()) {
            live.feature(feature.name()).ifPresent(there -> same("feature", there, feature));
        }
    }

    private void online(@Nullable OnlineStore live, @Nullable OnlineStore wanted) {
        same("online store", there(live), there(wanted));
        if (live != null && wanted != null) {
            same("storage of the online store", live.storage(), wanted.storage());
            same("key of the online store", live.kmsKeyArn(), wanted.kmsKeyArn());
        }
    }

    private void offline(@Nullable OfflineStore live, @Nullable OfflineStore wanted) {
        same("offline store", there(live), there(wanted));
        if (live != null && wanted != null) {
            same("place of the offline store", live.s3Uri(), wanted.s3Uri());
            same("format of the offline store", live.format(), wanted.format());
            same("key of the offline store", live.kmsKeyArn(), wanted.kmsKeyArn());
            same("role of the offline store", live.roleArn(), wanted.roleArn());
        }
    }

    private static String there(@Nullable Object store) {
        return store == null ? "off" : "on";
    }

    private void same(String what, Object live, Object wanted) {
        if (!live.equals(wanted)) {
            found.add("%s is %s, wanted is %s".formatted(what, shown(live), shown(wanted)));
        }
    }

    private static Object shown(Object value) {
        return value instanceof Optional<?> optional
                ? optional.map(Object.class::cast).orElse("none")
                : value;
    }
}
