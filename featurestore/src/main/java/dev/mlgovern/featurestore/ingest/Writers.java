package dev.mlgovern.featurestore.ingest;

import dev.mlgovern.core.AccountScope;
import dev.mlgovern.core.MlPlatform;

/** Chooses the writer of a run. */
final class Writers {
    private Writers() {}

    static RecordWriter of(MlPlatform platform, Target target) {
        AccountScope scope = target.scope(platform);
        return new PutRecordWriter(scope, target);
    }
}
