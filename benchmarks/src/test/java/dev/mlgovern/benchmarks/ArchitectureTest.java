package dev.mlgovern.benchmarks;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import dev.mlgovern.testkit.house.HouseRules;

@AnalyzeClasses(
        packages = "dev.mlgovern.benchmarks",
        importOptions = {DoNotIncludeTests.class, ArchitectureTest.NotOfJmh.class})
class ArchitectureTest {
    /** What JMH generates, and what it makes subclasses of. */
    static final class NotOfJmh implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/jmh_generated/")
                    && !location.contains(CachedResolve.class.getSimpleName() + ".class");
        }
    }

    @ArchTest
    static final ArchTests house = ArchTests.in(HouseRules.class);
}
