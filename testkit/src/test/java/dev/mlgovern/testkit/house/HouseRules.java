package dev.mlgovern.testkit.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/** The rules that hold in every module; include them with {@code ArchTests.in(HouseRules.class)}. */
public final class HouseRules {
    private static final DescribedPredicate<JavaClass> WRITTEN_BY_US = DescribedPredicate.describe(
            "written by us", type -> !outermost(type).getSimpleName().startsWith("Immutable"));
    private static final DescribedPredicate<JavaMember> OURS =
            DescribedPredicate.describe("written by us", member -> WRITTEN_BY_US.test(member.getOwner()));

    /** The one class that really sleeps, and clocks. */
    private static final String TIME_ITSELF = ".*(Sleeper|Clock)";

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("dev.mlgovern.(**)").should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    static final ArchRule nullMarked = classes().should(Conditions.BE_IN_A_NULL_MARKED_PACKAGE);

    @ArchTest
    static final ArchRule noOptionalFields = fields().that(OURS)
            .should()
            .notHaveRawType(Optional.class)
            .because("Optional is for results")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule noOptionalParameters = methods()
            .that(OURS)
            .and()
            .areNotPrivate()
            .should(Conditions.NOT_TAKE_AN_OPTIONAL)
            .because("Optional is for results")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule closedForExtension = classes()
            .that()
            .arePublic()
            .and()
            .areTopLevelClasses()
            .should(Conditions.NOT_BE_OPEN_FOR_SUBCLASSES)
            .because("fields and methods can be added to what nobody outside extends")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule noServiceTypesInSignatures = methods()
            .that()
            .areDeclaredInClassesThat(Conditions.SEEN_BY_USERS)
            .should(Conditions.NOT_SHOW_AWS_SERVICE_TYPES)
            .because("a service's generated classes change under our users' feet")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule noOtherModulesInternals =
            classes().should(Conditions.USE_INTERNALS_OF_THEIR_OWN_MODULE_ONLY).allowEmptyShould(true);

    @ArchTest
    static final ArchRule noSleep = noClasses()
            .that()
            .haveNameNotMatching(TIME_ITSELF)
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", long.class, int.class)
            .because("tests hand their own sleeper in");

    @ArchTest
    static final ArchRule noNow = noClasses()
            .that()
            .haveNameNotMatching(TIME_ITSELF)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callConstructor(Date.class)
            .because("tests hand their own clock in");

    @ArchTest
    static final ArchRule noCatchAllNames = noClasses()
            .should()
            .haveNameMatching(".*(Utils?|Helper|Manager)")
            .because("such a name says nothing of what it does");

    private HouseRules() {}

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(HouseRules::outermost).orElse(type);
    }
}
