package dev.mlgovern.testkit.internal.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.testkit.house.OuterTools;
import dev.mlgovern.testkit.internal.model.Seed.Kind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Breaks requests and answers of AWS's models by every constraint that is in them, one at a time; the check has to find each. */
class SeededViolationsTest {
    private final SeedRun run = new SeedRun();

    @Test
    void check_ofAValueBrokenInOnePlace_findsThatAndNothingElse() {
        AwsModels.all().forEach(run::values);

        assertThat(run.missed()).isEmpty();
        assertThat(run.found()).containsExactly(Kind.values());
        assertThat(run.count()).isGreaterThan(50_000);
    }

    @Test
    void requestOnTheWire_brokenInOnePlace_isRefused() {
        AwsModels.PLAYED.stream().map(AwsModels::of).forEach(run::requestsOnTheWire);

        assertThat(run.missed()).isEmpty();
        assertThat(run.found()).containsExactly(Kind.values());
        assertThat(AwsModels.PLAYED)
                .extracting(
                        service -> ApiModel.of(service).protocol().getClass().getSimpleName())
                .contains("JsonProtocol", "QueryProtocol", "RestJsonProtocol");
    }

    @Test
    @Tag(OuterTools.TAG)
    void checkByTheModelOfS3_ofAValueBrokenInOnePlace_findsThatAndNothingElse() {
        run.values(AwsModels.of("s3"));

        assertThat(run.missed()).isEmpty();
        assertThat(run.count()).isGreaterThan(5_000);
    }
}
