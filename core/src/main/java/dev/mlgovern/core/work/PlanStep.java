package dev.mlgovern.core.work;

import dev.mlgovern.core.account.AccountId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A step as a module described it; what it yields differs from run to run and is kept there. */
final class PlanStep<V> implements Step<V> {
    private final String name;
    private final @Nullable AccountId account;
    private final List<AccountId> from;
    private final List<String> reads;
    private final List<String> actions;
    private final long bytes;
    private final List<String> notes;
    private final List<Step<?>> after;
    private final Function<Results, Optional<V>> find;
    private final @Nullable Function<Results, V> make;
    private final List<ProgressListener> listeners;

    private PlanStep(String name, Description<V> description) {
        this.name = name;
        this.account = description.account;
        this.from = description.from.stream()
                .filter(owner -> !owner.equals(description.account))
                .distinct()
                .toList();
        this.reads = List.copyOf(description.reads);
        this.actions = List.copyOf(description.actions);
        this.bytes = description.bytes;
        this.notes = List.copyOf(description.notes);
        this.after = List.copyOf(description.after);
        this.find = description.find;
        this.make = description.make;
        this.listeners = description.listeners;
    }

    static <V> PlanStep<V> described(String name, Consumer<Details<V>> details) {
        Description<V> description = new Description<>(name);
        details.accept(description);
        return new PlanStep<>(name, description);
    }

    @Override
    public String name() {
        return name;
    }

    AccountId account() {
        if (account == null) {
            throw new IllegalStateException("step \"" + name + "\" has no account: call in(account)");
        }
        return account;
    }

    long bytes() {
        return bytes;
    }

    List<Step<?>> after() {
        return after;
    }

    Optional<V> find(Results results) {
        return find.apply(results);
    }

    V make(Results results) {
        return maker().apply(results);
    }

    /** Whoever listens to a run hears what the step itself reports meanwhile. */
    void listen(ProgressListener listener) {
        listeners.add(listener);
    }

    void unlisten(ProgressListener listener) {
        listeners.remove(listener);
    }

    void check() {
        account();
        maker();
    }

    PlannedStep planned(boolean done) {
        List<String> names = after.stream().<String>map(Step::name).toList();
        return new PlannedStep(name, account(), from, reads, actions, bytes, notes, names, done);
    }

    private Function<Results, V> maker() {
        if (make == null) {
            throw new IllegalStateException("step \"" + name + "\" makes nothing: call makes(function)");
        }
        return make;
    }

    private static final class Description<V> implements Details<V> {
        private final String name;
        private final List<AccountId> from = new ArrayList<>();
        private final List<String> reads = new ArrayList<>();
        private final List<String> actions = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();
        private final List<Step<?>> after = new ArrayList<>();
        private final List<ProgressListener> listeners = new CopyOnWriteArrayList<>();
        private @Nullable AccountId account;
        private long bytes;
        private Function<Results, Optional<V>> find = results -> Optional.empty();
        private @Nullable Function<Results, V> make;

        Description(String name) {
            this.name = name;
        }

        @Override
        public Details<V> in(AccountId where) {
            account = where;
            return this;
        }

        @Override
        public Details<V> from(AccountId... owners) {
            from.addAll(List.of(owners));
            return this;
        }

        @Override
        public Details<V> reads(String... arns) {
            reads.addAll(List.of(arns));
            return this;
        }

        @Override
        public Details<V> needs(String... more) {
            actions.addAll(List.of(more));
            return this;
        }

        @Override
        public Details<V> bytes(long moved) {
            if (moved < 0) {
                throw new IllegalArgumentException("bytes must be 0 or more, was " + moved);
            }
            bytes = moved;
            return this;
        }

        @Override
        public Details<V> note(String line) {
            notes.add(line);
            return this;
        }

        @Override
        public Details<V> after(Step<?>... steps) {
            after.addAll(List.of(steps));
            return this;
        }

        @Override
        public Details<V> finds(Function<Results, Optional<V>> how) {
            find = how;
            return this;
        }

        @Override
        public Details<V> makes(Function<Results, V> how) {
            make = how;
            return this;
        }

        @Override
        public ProgressListener progress() {
            return moved -> {
                Progress mine = new Progress(
                        name, Progress.State.RUNNING, moved.detail(), moved.doneBytes(), moved.totalBytes());
                listeners.forEach(listener -> listener.progressed(mine));
            };
        }
    }
}
