package dev.mlgovern.featurestore.ingest;

import dev.mlgovern.core.AccountScope;
import dev.mlgovern.core.MlPlatform;

/** Chooses the writer of a run. */
final class Writers {
    private Writers() {}

    static RecordWriter of(MlPlatform platform, Target target, boolean batches) {
        AccountScope scope = target.scope(platform);
        RecordWriter alone = new PutRecordWriter(scope, target);
        boolean together = batches && !scope.client(BatchClientBuilder::new).missing();
        return together ? new BatchWriter(scope, target, alone) : alone;
    }
}
