package dev.mlgovern.featurestore.ingest;

import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.featurestore.group.FeatureGroupArn;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a checkpoint holds: whose it is, and what is done. */
final class Savings {
    private static final String FIRST_LINE = "mlgovern ingest 1";

    private final @Nullable Checkpoint checkpoint;
    private final FeatureGroupArn group;

    Savings(@Nullable Checkpoint checkpoint, FeatureGroupArn group) {
        this.checkpoint = checkpoint;
        this.group = group;
    }

    /** What an earlier run has done. */
    Done load() {
        Optional<String> state = checkpoint == null ? Optional.empty() : checkpoint.load();
        return state.isEmpty() ? new Done() : read(state.get().lines().toList());
    }

    private Done read(List<String> lines) {
        if (lines.size() != 3 || !lines.get(0).equals(FIRST_LINE)) {
            throw invalid("the checkpoint must begin with \"" + FIRST_LINE + "\" and have three lines");
        }
        if (!lines.get(1).equals(group.toString())) {
            throw invalid("the checkpoint must be of " + group + ", is of " + lines.get(1));
        }
        try {
            return Done.parse(lines.get(2));
        } catch (RuntimeException e) {
            throw invalid("the checkpoint's third line must be positions");
        }
    }

    InvalidRequestException invalid(String problem) {
        return new InvalidRequestException(
                Failure.of("ingest", "it cannot go on from the checkpoint; nothing was written")
                        .in(group.account()),
                List.of(problem));
    }

    void save(Done done) {
        if (checkpoint != null) {
            checkpoint.save(String.join("\n", FIRST_LINE, group.toString(), done.text()) + "\n");
        }
    }

    void clear() {
        if (checkpoint != null) {
            checkpoint.clear();
        }
    }
}
