package dev.mlgovern.testkit.internal.s3;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The bytes of an object, as a sparse file keeps them: real bytes and runs of zeros. An object of 20 GB, its parts and
 * its copies need a few bytes of memory, and yet have true checksums. Immutable.
 */
final class Content {
    static final Content EMPTY = new Content(List.of());
    private static final int BLOCK = 1 << 16;
    private static final ByteBuffer ZERO_BLOCK = ByteBuffer.allocate(BLOCK).asReadOnlyBuffer();

    private final List<Piece> pieces;
    private final long size;

    private Content(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
        this.size = pieces.stream().mapToLong(Piece::length).sum();
    }

    static Content of(byte[] bytes) {
        return bytes.length == 0
                ? EMPTY
                : new Content(List.of(new Bytes(ByteBuffer.wrap(bytes.clone()).asReadOnlyBuffer())));
    }

    /** The head, then zeros until the size is reached. */
    static Content sparse(byte[] head, long size) {
        if (size < head.length) {
            throw new IllegalArgumentException("size must be at least " + head.length + ", was " + size);
        }
        return concat(List.of(of(head), zeros(size - head.length)));
    }

    static Content concat(List<Content> contents) {
        List<Piece> joined = new ArrayList<>();
        for (Content content : contents) {
            content.pieces.forEach(piece -> append(joined, piece));
        }
        return new Content(joined);
    }

    long size() {
        return size;
    }

    List<Piece> pieces() {
        return pieces;
    }

    /** The bytes from one position (inclusive) to another (exclusive). */
    Content slice(long from, long to) {
        List<Piece> cut = new ArrayList<>();
        long position = 0;
        for (Piece piece : pieces) {
            long start = Math.max(from - position, 0);
            long end = Math.min(to - position, piece.length());
            if (start < end) {
                append(cut, piece.slice(start, end));
            }
            position += piece.length();
        }
        return new Content(cut);
    }

    /** Hands out all bytes in order, in blocks. */
    void forEachBlock(Consumer<ByteBuffer> reader) {
        for (Piece piece : pieces) {
            if (piece instanceof Bytes bytes) {
                reader.accept(bytes.data().duplicate());
            } else {
                for (long left = piece.length(); left > 0; left -= BLOCK) {
                    reader.accept(ZERO_BLOCK.duplicate().limit((int) Math.min(left, BLOCK)));
                }
            }
        }
    }

    /**
     * All bytes at once.
     *
     * @throws IllegalStateException if they do not fit into one array
     */
    byte[] bytes() {
        if (size > Integer.MAX_VALUE - 8) {
            throw new IllegalStateException("an object of " + size + " bytes can be copied, but not read at once");
        }
        ByteBuffer all = ByteBuffer.allocate((int) size);
        forEachBlock(all::put);
        return all.array();
    }

    private static Content zeros(long length) {
        return length == 0 ? EMPTY : new Content(List.of(new Zeros(length)));
    }

    private static void append(List<Piece> pieces, Piece next) {
        int last = pieces.size() - 1;
        if (last >= 0 && pieces.get(last) instanceof Zeros before && next instanceof Zeros more) {
            pieces.set(last, new Zeros(before.length() + more.length()));
        } else {
            pieces.add(next);
        }
    }

    /** A stretch of the content. */
    sealed interface Piece {
        long length();

        Piece slice(long from, long to);
    }

    record Bytes(ByteBuffer data) implements Piece {
        @Override
        public long length() {
            return data.remaining();
        }

        @Override
        public Piece slice(long from, long to) {
            return new Bytes(data.slice(data.position() + (int) from, (int) (to - from)));
        }
    }

    record Zeros(long length) implements Piece {
        @Override
        public Piece slice(long from, long to) {
            return new Zeros(to - from);
        }
    }
}
