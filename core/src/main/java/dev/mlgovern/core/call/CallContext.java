package dev.mlgovern.core.call;

import dev.mlgovern.core.tag.CostTags;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the work on this thread is for: its cost tags, its deadline and its name, which every AWS call made inside takes
 * over. Immutable; what is current belongs to the thread.
 *
 * <pre>{@code
 * CallContext.current().tagged(tags).until(deadline).run(() -> sagemaker.createModelPackageGroup(request));
 * }</pre>
 *
 * <p>Work handed to another thread takes it along with {@link #wrap}.
 */
public final class CallContext {
    private static final CallContext NONE = new CallContext(CostTags.NONE, null, null);
    private static final ThreadLocal<CallContext> CURRENT = new ThreadLocal<>();

    private final CostTags tags;
    private final @Nullable Instant deadline;
    private final @Nullable String label;

    private CallContext(CostTags tags, @Nullable Instant deadline, @Nullable String label) {
        this.tags = tags;
        this.deadline = deadline;
        this.label = label;
    }

    /**
     * The context of this thread.
     *
     * @return one without tags, deadline and label where none was set
     */
    public static CallContext current() {
        CallContext current = CURRENT.get();
        return current == null ? NONE : current;
    }

    /**
     * This context with more cost tags.
     *
     * @param more win over those of this context where both have a key
     * @return a new context
     */
    public CallContext tagged(CostTags more) {
        return new CallContext(tags.and(more), deadline, label);
    }

    /**
     * This context with a deadline, which can only come nearer.
     *
     * @param latest by the platform's clock
     * @return a new context; the earlier of both deadlines holds
     */
    public CallContext until(Instant latest) {
        boolean nearer = deadline == null || latest.isBefore(deadline);
        return nearer ? new CallContext(tags, latest, label) : this;
    }

    /**
     * This context without a deadline, to clean up after one has passed.
     *
     * @return a new context
     */
    public CallContext unhurried() {
        return new CallContext(tags, null, label);
    }

    /**
     * This context with a name for the work, which events carry.
     *
     * @param name a few words
     * @return a new context
     */
    public CallContext labelled(String name) {
        return new CallContext(tags, deadline, name);
    }

    /**
     * The cost tags of what is created inside.
     *
     * @return empty tags where none were set
     */
    public CostTags tags() {
        return tags;
    }

    /**
     * When calls made inside have to end.
     *
     * @return empty where none was set
     */
    public Optional<Instant> deadline() {
        return Optional.ofNullable(deadline);
    }

    /**
     * What the work is called.
     *
     * @return empty where it has no name
     */
    public Optional<String> label() {
        return Optional.ofNullable(label);
    }

    /**
     * Runs work in this context on this thread.
     *
     * @param work what to do
     */
    public void run(Runnable work) {
        wrap(work).run();
    }

    /**
     * Runs work in this context on this thread.
     *
     * @param work what to do
     * @param <T> its result
     * @return what it returns
     */
    public <T extends @Nullable Object> T call(Supplier<T> work) {
        CallContext outer = CURRENT.get();
        CURRENT.set(this);
        try {
            return work.get();
        } finally {
            restore(outer);
        }
    }

    /**
     * The same work, bound to this context on whatever thread it runs.
     *
     * @param work what to do
     * @return work that sets this context, runs and puts back what was there
     */
    public Runnable wrap(Runnable work) {
        return () -> {
            CallContext outer = CURRENT.get();
            CURRENT.set(this);
            try {
                work.run();
            } finally {
                restore(outer);
            }
        };
    }

    /**
     * The same work, bound to this context on whatever thread it runs.
     *
     * @param work what to do
     * @param <T> its result
     * @return work that sets this context, runs and puts back what was there
     */
    public <T extends @Nullable Object> Callable<T> wrap(Callable<T> work) {
        return () -> {
            CallContext outer = CURRENT.get();
            CURRENT.set(this);
            try {
                return work.call();
            } finally {
                restore(outer);
            }
        };
    }

    private static void restore(@Nullable CallContext outer) {
        if (outer == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(outer);
        }
    }

    /** The label, the deadline and the keys of the tags. */
    @Override
    public String toString() {
        return "CallContext[label=" + label + ", deadline=" + deadline + ", tags="
                + tags.values().keySet() + "]";
    }
}
