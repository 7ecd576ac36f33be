package dev.mlgovern.governance.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.core.policy.RequiredAccess;
import dev.mlgovern.core.policy.RequiredAccesses;
import dev.mlgovern.core.topology.Account;
import dev.mlgovern.core.topology.Team;
import dev.mlgovern.core.topology.Topology;
import dev.mlgovern.core.topology.TopologySource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is asked of other accounts, held against the table that the registry publishes. */
class WantsTest {
    private static final Topology TOPOLOGY = TopologySource.yaml("""
            organization: o-exampleorg1
            regions: [eu-west-1]
            access: { role: mlgovern }
            accounts:
              central: { id: "111111111111", role: ML_SHARED_SERVICES, models: { bucket: central-models, repository: shared,
                         key: "arn:aws:kms:eu-west-1:111111111111:key/46cf9251-914a-3a2a-818b-f9726b3c8b99" } }
              dev: { id: "222222222222", role: ML_DEV, models: { bucket: dev-models, repository: scorer,
                     key: "arn:aws:kms:eu-west-1:222222222222:key/ac84a43b-5261-364a-bfda-de52c2278542" } }
              test: { id: "333333333333", role: ML_TEST }
              prod: { id: "444444444444", role: ML_PROD }
            teams:
              fraud: { line-of-business: retail, cost-center: "1", owner: ines,
                       accounts: { dev: dev, test: test, prod: prod } }
            tags: { prefix: anybank }
            """).load();

    @Test
    void of_eachRowThatLeadsIntoAnotherAccount_isWantedWhole() {
        Team team = TOPOLOGY.team("fraud");
        List<Wanted> wanted = new ArrayList<>(Wants.of(TOPOLOGY, team));
        wanted.addAll(Wants.group(TOPOLOGY, team, "fraud-churn"));
        List<RequiredAccess> rows = RequiredAccesses.all().stream()
                .filter(row -> row.owner().isPresent())
                .toList();
        assertThat(rows).hasSizeGreaterThan(8);
        for (RequiredAccess row : rows) {
            for (Account from : TOPOLOGY.accounts()) {
                for (Account owner : row.owners(TOPOLOGY, from)) {
                    List<Wanted> between = wanted.stream()
                            .filter(each -> each.reader().equals(from.id())
                                    && each.owner().id().equals(owner.id()))
                            .toList();
                    row.resources(TOPOLOGY, owner)
                            .forEach(resource -> row.actions()
                                    .forEach(action -> assertThat(between)
                                            .as(row + " from " + from.name())
                                            .anyMatch(each -> each.actions().contains(action)
                                                    && covers(each.resource(), resource))));
                }
            }
        }
    }

    /** Of repositories and groups the table says which kind, and the preflight which ones. */
    private static boolean covers(String wanted, String row) {
        boolean named = row.contains(":s3:") || row.contains(":kms:");
        return named ? matches(wanted, row) : matches(row, wanted);
    }

    private static boolean matches(String pattern, String resource) {
        return pattern.endsWith("*")
                ? resource.startsWith(pattern.substring(0, pattern.length() - 1))
                : resource.equals(pattern);
    }
}
