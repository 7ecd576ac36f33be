package dev.mlgovern.testkit.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule that catches nobody is no rule. */
@SuppressWarnings("UnusedMethod") // offenders are only read
class HouseRulesTest {
    static Stream<Arguments> offenders() {
        return Stream.of(
                Arguments.of(HouseRules.noOptionalParameters, TakesAnOptional.class),
                Arguments.of(HouseRules.noNow, AsksForTheTime.class),
                Arguments.of(HouseRules.noSleep, Sleeps.class),
                Arguments.of(HouseRules.noCatchAllNames, NameHelper.class),
                Arguments.of(HouseRules.noServiceTypesInSignatures, OpenToAll.class),
                Arguments.of(HouseRules.closedForExtension, OpenToAll.class),
                Arguments.of(HouseRules.nullMarked, String.class));
    }

    @ParameterizedTest
    @MethodSource("offenders")
    void evaluate_offender_isCaught(ArchRule rule, Class<?> offender) {
        JavaClasses classes = new ClassFileImporter().importClasses(offender);

        assertThat(rule.evaluate(classes).hasViolation())
                .as(rule.getDescription())
                .isTrue();
    }

    @Test
    void evaluate_houseItself_isNotCaught() {
        JavaClasses classes = new ClassFileImporter().importClasses(HouseRules.class, Conditions.class);

        assertThat(HouseRules.closedForExtension.evaluate(classes).hasViolation())
                .isFalse();
        assertThat(HouseRules.noNow.evaluate(classes).hasViolation()).isFalse();
    }

    @Test
    void evaluate_packageThatIsMarked_isNotCaught() {
        JavaClasses house = new ClassFileImporter().importPackages(HouseRules.class.getPackageName());

        assertThat(HouseRules.nullMarked.evaluate(house).hasViolation()).isFalse();
    }

    private static final class TakesAnOptional {
        String name(Optional<String> given) {
            return given.orElse("");
        }
    }

    private static final class AsksForTheTime {
        Instant time() {
            return Instant.now();
        }
    }

    private static final class Sleeps {
        void pause() throws InterruptedException {
            Thread.sleep(1);
        }
    }

    private static final class NameHelper {}
}
