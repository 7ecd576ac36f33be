package dev.mlgovern.registry;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.mlgovern.testkit.house.HouseRules;

@AnalyzeClasses(packages = "dev.mlgovern.registry", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule model = mayNotUse("model", "artifact", "lineage", "promotion", "deployment", "display");

    @ArchTest
    static final ArchRule artifact = mayNotUse("artifact", "lineage", "promotion", "deployment", "display");

    @ArchTest
    static final ArchRule lineage = mayNotUse("lineage", "artifact", "promotion", "deployment", "display");

    @ArchTest
    static final ArchRule promotion = mayNotUse("promotion", "deployment", "display");

    @ArchTest
    static final ArchRule deployment = mayNotUse("deployment", "promotion", "display");

    private static ArchRule mayNotUse(String from, String... others) {
        String[] above = new String[others.length + 1];
        for (int i = 0; i < others.length; i++) {
            above[i] = "dev.mlgovern.registry." + others[i] + "..";
        }
        above[others.length] = "dev.mlgovern.registry";
        return noClasses()
                .that()
                .resideInAPackage("dev.mlgovern.registry." + from + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(above);
    }
}
