package dev.mlgovern.featurestore.ingest;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Keeps how far a run has come, so that the next one goes on there. Used by one run at a time.
 *
 * <p>What is kept is a short text: the group, and positions in the source; never a record.
 */
public interface Checkpoint {
    /**
     * Reads what was saved last.
     *
     * @return empty if there is nothing to go on from
     */
    Optional<String> load();

    /**
     * Keeps a state instead of the one before, wholly or not at all.
     *
     * @param state at most some hundred kB
     */
    void save(String state);

    /** Forgets the state: the run came to its end. */
    void clear();

    /**
     * A checkpoint in a file, replaced atomically.
     *
     * @param file in a folder that is there; its name with {@code .new} behind it is used too
     * @return the checkpoint
     */
    static Checkpoint file(Path file) {
        return new FileCheckpoint(file);
    }
}
