package dev.mlgovern.featurestore.training;

import dev.mlgovern.featurestore.training.Base.Source;
import dev.mlgovern.featurestore.training.GroupFeatures.Picked;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a definition and its inputs are, as one number. Where tables are read from does not count. */
final class Digest {
    private final MessageDigest sha;

    private Digest() {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String of(TrainingSetDefinition definition) {
        Digest digest = new Digest();
        digest.add("training set 1");
        digest.add(definition.knownBy());
        digest.base(definition);
        definition.groups().forEach(digest::group);
        return HexFormat.of().formatHex(digest.sha.digest());
    }

    private void base(TrainingSetDefinition definition) {
        Base base = definition.base();
        add(base.time()).add(base.timeForm()).add(base.since()).add(base.until());
        add(Columns.base(definition));
        if (base.rows().isPresent()) {
            add("rows");
            add(base.rows().get().columns());
            for (List<@Nullable Object> row : base.rows().get().values()) {
                row.forEach(value -> add(SqlText.value(value)));
            }
        } else if (base.source() instanceof Source.Query query) {
            add("query").add(query.sql()).add(query.parameters());
        } else {
            add(base.source());
        }
    }

    private void group(GroupFeatures features) {
        // a group that was deleted and made again is another one
        add(features.group().arn()).add(features.group().createdAt());
        add(features.key()).add(features.timeToLive());
        for (Picked picked : Columns.features(features)) {
            add(picked.feature()).add(picked.column());
        }
        Map<String, Object> defaults = new TreeMap<>(features.defaults());
        defaults.forEach((feature, value) -> add("default").add(feature).add(SqlText.value(value)));
    }

    /** Its length comes first, so that no two lists of texts are taken for one another. */
    private Digest add(Object part) {
        byte[] text = part.toString().getBytes(StandardCharsets.UTF_8);
        sha.update((text.length + ":").getBytes(StandardCharsets.US_ASCII));
        sha.update(text);
        return this;
    }
}
