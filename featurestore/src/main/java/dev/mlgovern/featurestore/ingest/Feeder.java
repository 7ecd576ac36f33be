package dev.mlgovern.featurestore.ingest;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Gives what a source has to a run, in order, leaving out what an earlier run did.
 *
 * @param <S> what the source gives
 */
final class Feeder<S> {
    private final Encoder<S> encoder;
    private final Done before;
    private final Inbox inbox;
    private long position;
    private long skipped;

    Feeder(Encoder<S> encoder, Done before, Inbox inbox) {
        this.encoder = encoder;
        this.before = before;
        this.inbox = inbox;
    }

    /** Asks the source for more only when there is room. */
    void feed(Iterator<? extends S> source) throws InterruptedException {
        boolean wanted = true;
        while (wanted && source.hasNext()) {
            Entry entry = entry(source.next());
            wanted = entry == null ? !inbox.closed() : inbox.put(entry);
        }
        end();
    }

    /** The next entry; null if it is done already. */
    @Nullable
    Entry entry(@Nullable S value) {
        long here = position++;
        if (before.has(here)) {
            skipped++;
            return null;
        }
        return encoder.entry(here, value);
    }

    /** The source has no more. */
    void end() {
        boolean another = position < before.base() && !inbox.closed();
        inbox.end(
                another
                        ? new IllegalStateException(
                                "the source gave %d, but by its checkpoint %d of them are done: it is another source"
                                        .formatted(position, before.base()))
                        : null);
    }

    Inbox inbox() {
        return inbox;
    }

    long skipped() {
        return skipped;
    }
}
