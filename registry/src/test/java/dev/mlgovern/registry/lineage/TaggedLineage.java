package dev.mlgovern.registry.lineage;

import dev.mlgovern.core.call.CallContext;
import dev.mlgovern.core.tag.CostTags;
import java.util.Optional;

/** Records under cost tags, as a plan does. */
record TaggedLineage(Lineage lineage, CostTags tags) implements Lineage {
    @Override
    public Optional<LineageRecord> find(LineageEvent event) {
        return lineage.find(event);
    }

    @Override
    public LineageRecord record(LineageEvent event) {
        return CallContext.current().tagged(tags).call(() -> lineage.record(event));
    }

    @Override
    public LineageRecord begin(LineageEvent event) {
        return CallContext.current().tagged(tags).call(() -> lineage.begin(event));
    }

    @Override
    public LineageRecord fail(LineageEvent event) {
        return CallContext.current().tagged(tags).call(() -> lineage.fail(event));
    }

    @Override
    public LineageGraph of(String arn) {
        return lineage.of(arn);
    }
}
