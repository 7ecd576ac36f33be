package dev.mlgovern.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.mlgovern.testkit.house.HouseRules;
import java.util.Arrays;
import java.util.List;

@AnalyzeClasses(packages = "dev.mlgovern.core", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final List<String> PACKAGES = List.of(
            "account",
            "error",
            "tag",
            "topology",
            "work",
            "call",
            "access",
            "internal",
            "display",
            "notebook",
            "policy");

    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule account = mayUse("account");

    @ArchTest
    static final ArchRule error = mayUse("error", "account");

    @ArchTest
    static final ArchRule tag = mayUse("tag", "account", "error");

    @ArchTest
    static final ArchRule topology = mayUse("topology", "account", "error", "tag");

    @ArchTest
    static final ArchRule call = mayUse("call", "account", "error", "tag");

    @ArchTest
    static final ArchRule work = mayUse("work", "account", "error", "tag", "call");

    @ArchTest
    static final ArchRule access =
            mayUse("access", "account", "error", "tag", "topology", "call", "internal", "policy");

    @ArchTest
    static final ArchRule internal = mayUse("internal");

    @ArchTest
    static final ArchRule policy = mayUse("policy", "account", "error", "tag", "topology");

    @ArchTest
    static final ArchRule display = mayUse("display", "account", "error", "tag", "topology", "call", "work");

    @ArchTest
    static final ArchRule notebook = mayUse("notebook", "display");

    @ArchTest
    static final ArchRule html = noClasses()
            .that()
            .resideOutsideOfPackage("dev.mlgovern.core.display..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("j2html..", "org.eclipse.elk..")
            .because("only those who show values as HTML have it");

    @ArchTest
    static final ArchRule serviceJars = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "software.amazon.awssdk.services.sagemaker..",
                    "software.amazon.awssdk.services.s3..",
                    "software.amazon.awssdk.services.kms..",
                    "software.amazon.awssdk.services.ecr..")
            .because("who only reads features should not load SageMaker's 14 MB");

    /** Its own package, the named ones, and nothing above. */
    private static ArchRule mayUse(String from, String... allowed) {
        List<String> mine = Arrays.asList(allowed);
        String[] others = PACKAGES.stream()
                .filter(name -> !name.equals(from) && !mine.contains(name))
                .map(name -> "dev.mlgovern.core." + name + "..")
                .toArray(String[]::new);
        String[] above = Arrays.copyOf(others, others.length + 1);
        above[others.length] = "dev.mlgovern.core";
        return noClasses()
                .that()
                .resideInAPackage("dev.mlgovern.core." + from + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(above)
                .as("core." + from + " may use only " + mine);
    }
}
