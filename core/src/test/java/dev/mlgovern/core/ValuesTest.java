package dev.mlgovern.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.ConflictException;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.error.NotFoundException;
import dev.mlgovern.core.tag.CostTags;
import dev.mlgovern.core.topology.RoleAccess;
import java.util.Map;
import java.util.stream.Stream;
import nl.jqno.equalsverifier.EqualsVerifier;
import nl.jqno.equalsverifier.Warning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.regions.Region;

/** One contract for all values of core: whoever adds a value is held to it without doing anything. */
class ValuesTest {
    static Stream<Class<?>> values() {
        return new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests()).importPackages("dev.mlgovern.core").stream()
                        .filter(type -> isRecordOfResults(type) || isGenerated(type))
                        .map(JavaClass::reflect);
    }

    private static boolean isRecordOfResults(JavaClass type) {
        return type.isRecord()
                && type.getModifiers().contains(JavaModifier.PUBLIC)
                && !type.isEquivalentTo(AccountId.class);
    }

    private static boolean isGenerated(JavaClass type) {
        return type.isTopLevelClass() && type.getSimpleName().startsWith("Immutable");
    }

    @ParameterizedTest
    @MethodSource("values")
    void equals_anyValue_keepsItsContract(Class<?> value) {
        EqualsVerifier.forClass(value)
                .withPrefabValues(AccountId.class, AccountId.of("111111111111"), AccountId.of("222222222222"))
                .withPrefabValues(CostTags.class, CostTags.NONE, new CostTags(Map.of("a", "b")))
                .withPrefabValues(
                        GovernanceException.class,
                        new NotFoundException(Failure.of("s3:HeadObject", "gone")),
                        new ConflictException(Failure.of("s3:PutObject", "there")))
                .withPrefabValues(Region.class, Region.EU_WEST_1, Region.EU_CENTRAL_1)
                .suppress(Warning.NULL_FIELDS, Warning.TRANSIENT_FIELDS, Warning.ALL_FIELDS_SHOULD_BE_USED)
                .verify();
    }

    @Test
    void equals_accountId_keepsItsContract() {
        EqualsVerifier.forClass(AccountId.class)
                .withPrefabValuesForField("value", "111111111111", "222222222222")
                .verify();
    }

    @Test
    void values_ofCore_areFound() {
        assertThat(values()).contains(CostTags.class).hasSizeGreaterThan(10);
    }

    @Test
    void toString_valueWithASecret_doesNotShowIt() {
        RoleAccess access = RoleAccess.builder()
                .roleArn("arn:aws:iam::111111111111:role/platform")
                .externalId("canary")
                .build();

        assertThat(access.toString()).contains("role/platform").doesNotContain("canary");
    }
}
