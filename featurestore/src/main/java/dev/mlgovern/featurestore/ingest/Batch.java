package dev.mlgovern.featurestore.ingest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Entries that are in one call, and what comes of it. */
final class Batch implements RecordWriter.Answers {
    private final List<Entry> entries;
    private final Landing landing;
    private List<Answer> answers = List.of();
    private @Nullable Throwable broken;

    Batch(List<Entry> entries, Landing landing) {
        this.entries = entries;
        this.landing = landing;
    }

    List<Write> writes() {
        return entries.size() == 1
                ? List.of(entries.get(0).write())
                : entries.stream().map(Entry::write).toList();
    }

    @Override
    public void of(List<Answer> each) {
        if (each.size() != entries.size()) {
            broke(new IllegalStateException("%d answers for %d writes".formatted(each.size(), entries.size())));
            return;
        }
        answers = each;
        landing.land(this);
    }

    @Override
    public void broke(Throwable thrown) {
        broken = thrown;
        landing.land(this);
    }

    List<Entry> entries() {
        return entries;
    }

    Answer answer(int index) {
        return answers.get(index);
    }

    boolean throttled() {
        return answers.stream().anyMatch(each -> each instanceof Answer.Again again && again.throttled());
    }

    /** Throws what is no failure of a write. */
    void check() {
        if (broken instanceof Error error) {
            throw error;
        }
        if (broken != null) {
            throw broken instanceof RuntimeException unexpected ? unexpected : new IllegalStateException(broken);
        }
    }
}
