package dev.mlgovern.registry.lineage;

import dev.mlgovern.core.MlPlatform;
import java.util.Optional;

/** Lineage over a platform's accounts. */
final class DefaultLineage implements Lineage {
    private final LineageWriter writer;
    private final LineageReader reader;

    DefaultLineage(MlPlatform platform) {
        this.writer = new LineageWriter(platform);
        this.reader = new LineageReader(platform);
    }

    @Override
    public Optional<LineageRecord> find(LineageEvent event) {
        return writer.find(ActionSpec.of(event));
    }

    @Override
    public LineageRecord record(LineageEvent event) {
        return writer.record(ActionSpec.of(event));
    }

    @Override
    public LineageRecord begin(LineageEvent event) {
        return writer.begin(ActionSpec.of(event));
    }

    @Override
    public LineageRecord fail(LineageEvent event) {
        return writer.fail(ActionSpec.of(event));
    }

    @Override
    public LineageGraph of(String arn) {
        return reader.read(arn);
    }
}
