package dev.mlgovern.testkit.internal.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ContentTest {
    private static final byte[] HEAD = "a model".getBytes(StandardCharsets.UTF_8);

    @Test
    void slice_acrossPieces_isThatStretchOfTheBytes() {
        Content whole = Content.concat(List.of(Content.sparse(HEAD, 20), Content.of(HEAD)));

        assertThat(whole.slice(5, 23).bytes()).isEqualTo(Arrays.copyOfRange(whole.bytes(), 5, 23));
        assertThat(whole.slice(0, whole.size()).bytes()).isEqualTo(whole.bytes());
        assertThat(whole.slice(7, 7).size()).isZero();
    }

    @Test
    void slice_ofASlice_startsWhereTheFirstDid() {
        assertThat(Content.of(HEAD).slice(2, 7).slice(1, 3).bytes()).isEqualTo("od".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void bytes_ofTwentyGigabytes_areRefused() {
        Content big = Content.sparse(HEAD, 20L << 30);

        assertThatThrownBy(big::bytes).isInstanceOf(IllegalStateException.class).hasMessageContaining("21474836480");
    }

    @Test
    void sparse_shorterThanItsHead_isRefused() {
        assertThatThrownBy(() -> Content.sparse(HEAD, 3)).hasMessage("size must be at least 7, was 3");
    }

    @ParameterizedTest
    @EnumSource(ChecksumAlgorithm.class)
    void checksum_ofPiecesAndZeros_isThatOfTheBytes(ChecksumAlgorithm algorithm) {
        Content content = Content.concat(List.of(Content.sparse(HEAD, 100_003), Content.sparse(HEAD, 70_001)));

        assertThat(algorithm.of(content)).isEqualTo(algorithm.of(Content.of(content.bytes())));
        assertThat(algorithm.of(Content.sparse(new byte[0], 100_003)))
                .isEqualTo(algorithm.of(Content.of(new byte[100_003])));
    }

    @ParameterizedTest
    @CsvSource({
        "CRC32, y/Q5Jg==",
        "CRC32C, 4waSgw==",
        "CRC64NVME, rosUhgp5mIg=",
        "SHA1, 98O8HYCOBHMq32eZZczDTKeuNEE=",
        "SHA256, FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU="
    })
    void checksum_ofTheCheckString_isThePublishedOne(ChecksumAlgorithm algorithm, String expected) {
        assertThat(algorithm.of(Content.of("123456789".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(
            value = ChecksumAlgorithm.class,
            names = {"CRC32", "CRC32C", "CRC64NVME"})
    void checksum_ofTwentyGigabytes_isJoinedFromItsParts(ChecksumAlgorithm algorithm) {
        long size = 20L << 30;
        Content whole = Content.sparse(HEAD, size);
        Content parts =
                Content.concat(List.of(whole.slice(0, 5), whole.slice(5, 6L << 30), whole.slice(6L << 30, size)));

        assertThat(algorithm.of(parts)).isEqualTo(algorithm.of(whole));
        assertThat(algorithm.of(whole)).isNotEqualTo(algorithm.of(Content.sparse(HEAD, size + 1)));
    }
}
