package dev.mlgovern.core.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorRowTest {
    static Stream<Arguments> codes() {
        return Arrays.stream(ErrorRow.values())
                .flatMap(row -> row.codes().stream().map(code -> Arguments.of(code, row)));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void of_everyCode_isItsRow(String code, ErrorRow row) {
        assertThat(ErrorRow.of(code, "", 400)).isEqualTo(row);
    }

    @Test
    void codes_always_areInOneRowOnly() {
        List<String> all = Arrays.stream(ErrorRow.values())
                .flatMap(row -> row.codes().stream())
                .toList();

        assertThat(all).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "ValidationException, Could not find model \"arn:aws:x\"., 400, NOT_FOUND",
        "ValidationException, ModelPackageGroup arn:x does not exist., 400, NOT_FOUND",
        "ValidationException, Cannot create already existing endpoint., 400, CONFLICT",
        "ValidationException, Model Package Group already exists: arn:x, 400, CONFLICT",
        "ValidationException, 1 validation error detected, 400, INVALID",
        "InvalidParameterException, repository not found, 400, INVALID",
        "AccessForbidden, '', 403, ACCESS_DENIED",
        "KMS.DisabledException, key is disabled, 400, CONFLICT",
        "'', '', 403, ACCESS_DENIED",
        "'', '', 404, NOT_FOUND",
        "'', '', 412, CONFLICT",
        "'', '', 429, THROTTLED",
        "'', '', 400, INVALID",
        "404, '', 404, NOT_FOUND",
        "BrandNewException, '', 400, UNKNOWN",
        "BrandNewException, '', 503, UNAVAILABLE",
        "ModelError, '', 424, UNKNOWN"
    })
    void of_whatTheCodeAloneDoesNotSay_isToldByMessageOrStatus(String code, String message, int status, ErrorRow row) {
        assertThat(ErrorRow.of(code, message, status)).isEqualTo(row);
    }
}
