package dev.mlgovern.testkit.internal.s3;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/** A reflected CRC that can join checksums of stretches, so that a run of zeros costs the logarithm of its length. */
final class Crc {
    static final Crc CRC32 = new Crc(32, 0xEDB88320L);
    static final Crc CRC32C = new Crc(32, 0x82F63B78L);
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html
    static final Crc CRC64NVME = new Crc(64, 0x9A6C9329AC4BC9B5L);

    private final int width;
    private final long polynomial;
    private final long ones;
    private final long[] table = new long[256];

    private Crc(int width, long polynomial) {
        this.width = width;
        this.polynomial = polynomial;
        this.ones = -1L >>> (64 - width);
        for (int i = 0; i < table.length; i++) {
            long c = i;
            for (int bit = 0; bit < 8; bit++) {
                c = timesX(c);
            }
            table[i] = c;
        }
    }

    /** The checksum as bytes, most significant first. */
    byte[] of(Content content) {
        long crc = 0;
        for (Content.Piece piece : content.pieces()) {
            crc = shift(crc, piece.length()) ^ ofPiece(piece);
        }
        byte[] result = new byte[width / 8];
        for (int i = 0; i < result.length; i++) {
            result[i] = (byte) (crc >>> (width - 8 - 8 * i));
        }
        return result;
    }

    private long ofPiece(Content.Piece piece) {
        return piece instanceof Content.Bytes bytes
                ? ofBytes(bytes.data().duplicate())
                : shift(ones, piece.length()) ^ ones;
    }

    private long ofBytes(ByteBuffer data) {
        if (width == 32) {
            Checksum fast = this == CRC32 ? new CRC32() : new CRC32C();
            fast.update(data);
            return fast.getValue();
        }
        long crc = ones;
        while (data.hasRemaining()) {
            crc = table[(int) ((crc ^ data.get()) & 0xff)] ^ (crc >>> 8);
        }
        return crc ^ ones;
    }

    /** What the register is after that many more zero bytes: the register times x to the power of 8 times the length. */
    private long shift(long register, long length) {
        long result = register;
        long power = 1L << (width - 1 - 8);
        for (long left = length; left != 0; left >>>= 1) {
            if ((left & 1) == 1) {
                result = multiply(result, power);
            }
            power = multiply(power, power);
        }
        return result;
    }

    private long multiply(long a, long b) {
        long product = 0;
        long shifted = b;
        for (long bit = 1L << (width - 1); bit != 0; bit >>>= 1) {
            if ((a & bit) != 0) {
                product ^= shifted;
            }
            shifted = timesX(shifted);
        }
        return product;
    }

    private long timesX(long c) {
        return (c & 1) == 0 ? c >>> 1 : (c >>> 1) ^ polynomial;
    }
}
