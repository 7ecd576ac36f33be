package dev.mlgovern.featurestore.ingest;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.work.ProgressListener;
import dev.mlgovern.featurestore.file.FeatureFile;
import dev.mlgovern.featurestore.file.FeatureRow;
import dev.mlgovern.featurestore.file.FeatureRows;
import java.util.Iterator;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Loads many records into a feature group. Each {@code from} is one run: it returns when every record is written or given
 * up, and asks the source for more only while there is room.
 *
 * <pre>{@code
 * IngestReport report = store.ingest(cards, type)
 *         .settings(s -> s.recordsPerSecond(5_000))
 *         .checkpoint(Checkpoint.file(Path.of("cards.checkpoint")))
 *         .deadLetters(DeadLetters.jsonLines(Path.of("cards.failed.jsonl")))
 *         .from(activities);
 * }</pre>
 *
 * <p>Records of one identifier are written in the order of the source. A record that cannot be written is a failure of its
 * own: it is counted, goes to the dead letters, and the run goes on. What is throttled, lost or answered with a fault is
 * sent again, as often and as long as the settings say. A write may so arrive twice, and again after a crash: online that
 * changes nothing, as the event time is not later; the offline store has the row twice then.
 *
 * <p>Calls {@code sagemaker:PutRecord} and {@code sagemaker:DeleteRecord}, with {@link IngestSettings#batches} also
 * {@code sagemaker:BatchWriteRecord}. Not thread-safe; a run takes one thread beside
 * the caller's.
 *
 * @param <S> what the source gives: values, or changes of them
 */
public final class Ingestion<S> {
    private final MlPlatform platform;
    private final Origin<S> origin;
    private IngestSettings settings = IngestSettings.defaults();
    private Sinks sinks = Sinks.NONE;

    Ingestion(MlPlatform platform, Origin<S> origin) {
        this.platform = platform;
        this.origin = origin;
    }

    /**
     * Sets how records are loaded.
     *
     * @param how the defaults unless set
     * @return this
     */
    public Ingestion<S> settings(IngestSettings how) {
        settings = how;
        return this;
    }

    /**
     * As {@link #settings(IngestSettings)}.
     *
     * @param how changes the defaults
     * @return this
     */
    public Ingestion<S> settings(Consumer<? super IngestSettings.Builder> how) {
        IngestSettings.Builder builder = IngestSettings.builder();
        how.accept(builder);
        return settings(builder.build());
    }

    /**
     * Sets where records go that are given up.
     *
     * @param letters closed at the end of the run; they are dropped unless set
     * @return this
     */
    public Ingestion<S> deadLetters(DeadLetters letters) {
        sinks = sinks.withDeadLetters(letters);
        return this;
    }

    /**
     * Sets where to go on from: a run that crashed or stopped early is repeated with the same source, which has to give
     * the same in the same order, and leaves out what was done. A run that comes to its end clears it.
     *
     * @param kept for this group and source alone
     * @return this
     */
    public Ingestion<S> checkpoint(Checkpoint kept) {
        sinks = sinks.withCheckpoint(kept);
        return this;
    }

    /**
     * Sets who hears of it, once a second.
     *
     * @param listener nobody unless set
     * @return this
     */
    public Ingestion<S> reportTo(ProgressListener listener) {
        sinks = sinks.withProgress(listener);
        return this;
    }

    /**
     * The same for a source of changes: records with stores and a time to live of their own, and deletions. What was set
     * here is set there.
     *
     * @return another ingestion
     * @throws IllegalStateException if this one is of changes already
     */
    public Ingestion<Change<S>> changes() {
        Ingestion<Change<S>> changes = new Ingestion<>(platform, origin.changes());
        changes.settings = settings;
        changes.sinks = sinks;
        return changes;
    }

    /**
     * What another process needs to load records of the same kind in the same way, such as an executor of Spark.
     *
     * @return it has the group, the type and the settings; not the dead letters, the checkpoint and the listener
     */
    public IngestSpec<S> spec() {
        return new IngestSpec<>(origin, settings);
    }

    /**
     * Loads what a collection has.
     *
     * @param source read once, on this thread
     * @return what came of it
     * @throws dev.mlgovern.core.error.IncompleteException if it stopped early: the source failed, everything was refused,
     *     the service was out of reach, the dead letters could not be kept, or the thread was interrupted; the cause says
     *     which, and what is done is in the checkpoint
     * @throws dev.mlgovern.core.error.InvalidRequestException if the checkpoint is of another group or source
     */
    public IngestReport from(Iterable<? extends S> source) {
        return from(source.iterator());
    }

    /**
     * Loads what a stream gives, as {@link #from(Iterable)}.
     *
     * @param source read in its order, on this thread; not closed
     * @return what came of it
     */
    public IngestReport from(Stream<? extends S> source) {
        return from(source.iterator());
    }

    /**
     * Loads a file, as {@link #from(Iterable)}. A row that is no record of the group is a failure of its own, which names
     * the line. A line of CSV with more or fewer fields than the header ends the run.
     *
     * @param file closed at the end
     * @return what came of it
     * @throws dev.mlgovern.core.error.InvalidRequestException with every column that is missing, unknown or there twice
     * @throws java.io.UncheckedIOException if it cannot be opened
     * @throws IllegalStateException if this is of changes, which a file has not
     */
    public IngestReport from(FeatureFile file) {
        if (origin.ofChanges()) {
            throw new IllegalStateException("a file has records, and no changes");
        }
        Origin<FeatureRow> rows = new Origin<>(origin.target(), null, false);
        try (FeatureRows open = file.open(origin.target().schema())) {
            return new Loading<>(platform, rows, settings, sinks).pulled(open);
        }
    }

    /**
     * Loads what an iterator gives, as {@link #from(Iterable)}.
     *
     * @param source read on this thread
     * @return what came of it
     */
    public IngestReport from(Iterator<? extends S> source) {
        return new Loading<>(platform, origin, settings, sinks).pulled(source);
    }

    /**
     * Loads what a publisher gives, as {@link #from(Iterable)}; this thread waits for its end.
     *
     * @param source subscribed to once
     * @return what came of it
     */
    public IngestReport from(Flow.Publisher<? extends S> source) {
        return new Loading<>(platform, origin, settings, sinks).published(source);
    }

    /** Where it goes. */
    @Override
    public String toString() {
        return "Ingestion[" + origin.target().arn() + "]";
    }
}
