package dev.mlgovern.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.mlgovern.testkit.house.HouseRules;

@AnalyzeClasses(packages = "dev.mlgovern.testkit", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule standsAlone = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.mlgovern.core..", "dev.mlgovern.registry..", "software.amazon.awssdk.services..")
            .because("every module's tests, core's too, run on the testkit");
}
