package dev.mlgovern.observability;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.mlgovern.testkit.house.HouseRules;

@AnalyzeClasses(packages = "dev.mlgovern.observability", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String DISPLAY = "dev.mlgovern.observability.display..";

    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule partsKnowNoOtherPart = slices().matching("dev.mlgovern.observability.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(resideInAPackage(DISPLAY), alwaysTrue());

    @ArchTest
    static final ArchRule partsKnowNoOtherPartKnowNoFacadeAndNoView = noClasses()
            .that()
            .resideInAPackage("dev.mlgovern.observability.*..")
            .and()
            .resideOutsideOfPackage(DISPLAY)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.mlgovern.observability", DISPLAY);
}
