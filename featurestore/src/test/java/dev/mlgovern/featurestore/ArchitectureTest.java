package dev.mlgovern.featurestore;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.mlgovern.testkit.house.HouseRules;

@AnalyzeClasses(packages = "dev.mlgovern.featurestore", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule schema =
            mayNotUse("schema", "record", "group", "online", "ingest", "sharing", "training", "athena");

    @ArchTest
    static final ArchRule record = mayNotUse("record", "group", "online", "ingest", "sharing", "training", "athena");

    @ArchTest
    static final ArchRule group =
            mayNotUse("group", "online", "ingest", "training", "discovery", "display", "sharing", "athena");

    @ArchTest
    static final ArchRule online =
            mayNotUse("online", "ingest", "training", "discovery", "display", "sharing", "athena");

    @ArchTest
    static final ArchRule training =
            mayNotUse("training", "record", "online", "ingest", "discovery", "display", "sharing", "athena");

    @ArchTest
    static final ArchRule discovery =
            mayNotUse("discovery", "record", "online", "ingest", "training", "display", "sharing");

    @ArchTest
    static final ArchRule sharing =
            mayNotUse("sharing", "record", "online", "ingest", "training", "discovery", "display");

    @ArchTest
    static final ArchRule athena = mayNotUse("athena", "record", "online", "ingest", "discovery", "display");

    @ArchTest
    static final ArchRule file =
            mayNotUse("file", "group", "online", "ingest", "training", "discovery", "display", "sharing", "athena");

    @ArchTest
    static final ArchRule ingest = mayNotUse("ingest", "training", "discovery", "display", "sharing", "athena");

    private static ArchRule mayNotUse(String from, String... others) {
        String[] above = new String[others.length + 1];
        for (int i = 0; i < others.length; i++) {
            above[i] = "dev.mlgovern.featurestore." + others[i] + "..";
        }
        above[others.length] = "dev.mlgovern.featurestore";
        return noClasses()
                .that()
                .resideInAPackage("dev.mlgovern.featurestore." + from + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(above);
    }
}
