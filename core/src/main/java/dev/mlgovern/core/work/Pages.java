package dev.mlgovern.core.work;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A listing that is fetched page by page as it is read; every {@link #iterator()} starts again at the first page.
 *
 * <p>An empty page with a token is not the end (SageMaker answers such pages: boto3 #1966, #4020). A token that comes
 * twice in a row is: the SDK's own paginators then ask for ever.
 *
 * @param <T> what is listed
 */
public final class Pages<T> implements Iterable<T> {
    /**
     * One page.
     *
     * @param items may be empty
     * @param nextToken token of the next page, null on the last
     * @param <T> what is listed
     */
    public record Page<T>(List<T> items, @Nullable String nextToken) {
        /**
         * Copies the items.
         *
         * @param items may be empty
         * @param nextToken token of the next page, null on the last
         */
        public Page {
            items = List.copyOf(items);
        }

        boolean isLast(@Nullable String askedWith) {
            return nextToken == null || nextToken.isEmpty() || nextToken.equals(askedWith);
        }
    }

    /**
     * Fetches one page.
     *
     * @param <T> what is listed
     */
    @FunctionalInterface
    public interface Fetch<T> {
        /**
         * Fetches the page that a token names.
         *
         * @param token null for the first page
         * @return the page
         */
        Page<T> page(@Nullable String token);
    }

    private final Fetch<T> fetch;

    private Pages(Fetch<T> fetch) {
        this.fetch = fetch;
    }

    /**
     * A listing over a service's pages.
     *
     * @param fetch fetches one page
     * @param <T> what is listed
     * @return the listing; nothing is fetched yet
     */
    public static <T> Pages<T> of(Fetch<T> fetch) {
        return new Pages<>(fetch);
    }

    /**
     * The same listing of something made from each item, as it is read.
     *
     * @param each makes one
     * @param <R> what it makes
     * @return a listing over the same pages
     */
    public <R> Pages<R> map(Function<? super T, ? extends R> each) {
        return new Pages<>(token -> {
            Page<T> page = fetch.page(token);
            return new Page<>(page.items().stream().<R>map(each).toList(), page.nextToken());
        });
    }

    /**
     * The same items as a sequential stream, fetched as it is read.
     *
     * @return a new stream from the first page on
     */
    public Stream<T> stream() {
        return StreamSupport.stream(spliterator(), false);
    }

    /** Says what it is; nothing is fetched for it. */
    @Override
    public String toString() {
        return "a listing that is fetched as it is read, by iterator() or stream()";
    }

    @Override
    public Iterator<T> iterator() {
        return new PageIterator<>(fetch);
    }

    private static final class PageIterator<T> implements Iterator<T> {
        private final Fetch<T> fetch;
        private Iterator<T> items = List.<T>of().iterator();
        private @Nullable String token;
        private boolean last;

        PageIterator(Fetch<T> fetch) {
            this.fetch = fetch;
        }

        @Override
        public boolean hasNext() {
            while (!items.hasNext() && !last) {
                Page<T> page = fetch.page(token);
                last = page.isLast(token);
                token = page.nextToken();
                items = page.items().iterator();
            }
            return items.hasNext();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException("no more items");
            }
            return items.next();
        }
    }
}
