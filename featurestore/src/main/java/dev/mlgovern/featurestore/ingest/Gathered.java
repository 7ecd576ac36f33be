package dev.mlgovern.featurestore.ingest;

import dev.mlgovern.core.call.CallContext;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/** Answers that come one by one and are told together. Thread-safe. */
final class Gathered {
    private final List<Write> writes;
    private final RecordWriter.Answers answers;
    private final AtomicReferenceArray<Answer> each;
    private final AtomicInteger missing;
    private final AtomicBoolean over = new AtomicBoolean();
    private final CallContext context = CallContext.current();

    Gathered(List<Write> writes, RecordWriter.Answers answers) {
        this.writes = writes;
        this.answers = answers;
        this.each = new AtomicReferenceArray<>(writes.size());
        this.missing = new AtomicInteger(writes.size());
    }

    /** What the work is for, on the thread that sent the writes. */
    CallContext context() {
        return context;
    }

    Write write(int index) {
        return writes.get(index);
    }

    /** The first answer to a write counts. */
    void answer(int index, Answer answer) {
        boolean last = each.compareAndSet(index, null, answer) && missing.decrementAndGet() == 0;
        if (last && over.compareAndSet(false, true)) {
            answers.of(IntStream.range(0, writes.size()).mapToObj(each::get).toList());
        }
    }

    void broke(Throwable thrown) {
        if (over.compareAndSet(false, true)) {
            answers.broke(thrown);
        }
    }
}
