package dev.mlgovern.featurestore.online;

import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.featurestore.group.FeatureGroupArn;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Outcomes of records, asked for as they are read: a thousand at a time, whatever comes after them. Used by one thread. */
final class Outcomes<T> implements Iterator<ReadOutcome<T>> {
    /** Ten calls side by side, and what they answer, is what is held at most. */
    private static final int AHEAD = 10 * BatchRead.MOST;

    private final RecordReader reader;
    private final FeatureGroupArn group;
    private final Wire<T> wire;
    private final Iterator<String> identifiers;
    private Iterator<ReadOutcome<T>> ready = List.<ReadOutcome<T>>of().iterator();

    Outcomes(RecordReader reader, FeatureGroupArn group, Wire<T> wire, Iterator<String> identifiers) {
        this.reader = reader;
        this.group = group;
        this.wire = wire;
        this.identifiers = identifiers;
    }

    @Override
    public boolean hasNext() {
        if (!ready.hasNext() && identifiers.hasNext()) {
            List<Asked> next = new ArrayList<>();
            while (next.size() < AHEAD && identifiers.hasNext()) {
                next.add(new Asked(group, identifiers.next()));
            }
            Answers answers = reader.all(next);
            ready = next.stream().map(asked -> outcome(asked, answers)).iterator();
        }
        return ready.hasNext();
    }

    @Override
    public ReadOutcome<T> next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no more identifiers");
        }
        return ready.next();
    }

    private ReadOutcome<T> outcome(Asked asked, Answers answers) {
        GovernanceException failure = answers.failure(asked);
        if (failure != null) {
            return new ReadOutcome.Failed<>(asked.identifier(), failure);
        }
        Served served = answers.served(asked);
        if (served == null) {
            return new ReadOutcome.Missing<>(asked.identifier());
        }
        try {
            return new ReadOutcome.Present<>(asked.identifier(), wire.read(served.values()), served.expiresAt());
        } catch (GovernanceException e) {
            return new ReadOutcome.Failed<>(asked.identifier(), e);
        }
    }
}
