package dev.mlgovern.governance.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.topology.TopologySource;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudTest;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Teams whose names have the same letters, and that need the same of the same bucket and bus. */
@LocalCloudTest
class PreflightTeamsTest {
    private static final String TOPOLOGY = """
            organization: o-exampleorg1
            regions: [eu-west-1]
            access: { role: mlgovern }
            accounts:
              central: { id: "111111111111", role: ML_SHARED_SERVICES, models: { bucket: central-models } }
              a-dev: { id: "222222222222", role: ML_DEV }
              a-test: { id: "333333333333", role: ML_TEST }
              a-prod: { id: "444444444444", role: ML_PROD }
              b-dev: { id: "555555555555", role: ML_DEV }
              b-test: { id: "666666666666", role: ML_TEST }
              b-prod: { id: "777777777777", role: ML_PROD }
            teams:
              a-b: { line-of-business: retail, cost-center: "1", owner: ines,
                     accounts: { dev: a-dev, test: a-test, prod: a-prod } }
              ab: { line-of-business: retail, cost-center: "2", owner: lee,
                    accounts: { dev: b-dev, test: b-test, prod: b-prod } }
            tags: { prefix: anybank }
            """;

    @ParameterizedTest
    @CsvSource({"a-b, ab", "ab, a-b"})
    void repair_ofOneTeamAfterAnother_takesNothingAway(String one, String other, LocalCloud cloud) {
        List.of(
                        "111111111111",
                        "222222222222",
                        "333333333333",
                        "444444444444",
                        "555555555555",
                        "666666666666",
                        "777777777777")
                .forEach(id -> cloud.account(id).role("mlgovern").trusts("999999999999"));
        cloud.account("111111111111").bucket("central-models");
        cloud.account("111111111111").eventBus(Bank.BUS);
        try (MlPlatform platform = MlPlatform.builder()
                .topology(TopologySource.yaml(TOPOLOGY))
                .credentials(cloud.credentials("999999999999", "paula"))
                .httpClient(cloud.httpClient())
                .actor("paula")
                .clock(cloud.clock())
                .sleeper(cloud.clock()::advance)
                .build()) {
            Preflight preflight = Preflight.on(platform);
            for (String team : List.of(one, other)) {
                PreflightReport report = preflight.check(r -> r.team(team).eventBus(Bank.BUS));
                assertThat(report.missing()).hasSize(2);
                preflight.repair(report).run();
            }
            assertThat(preflight.check(r -> r.eventBus(Bank.BUS)).ready()).isTrue();
        }
    }
}
