package dev.mlgovern.core.topology;

import static dev.mlgovern.core.topology.Topologies.anybank;
import static dev.mlgovern.core.topology.Topologies.load;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.account.AccountRole;
import dev.mlgovern.core.account.Stage;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.core.tag.CostTags;
import dev.mlgovern.core.tag.TagScheme;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;

class TopologyTest {
    private final Topology topology = load(anybank());
    private final Team fraud = topology.team("fraud");

    @Test
    void account_ofTeamAndStage_isTheTeams() {
        assertThat(topology.account(fraud, Stage.TEST).name()).isEqualTo("fraud-test");
        assertThat(topology.teamOf(AccountId.of("333333333333"))).contains(fraud);
        assertThat(topology.teamOf(AccountId.of("111111111111"))).isEmpty();
        assertThat(topology.with(AccountRole.ML_DEV))
                .extracting(Account::name)
                .containsExactly("fraud-dev", "credit-dev");
    }

    @Test
    void account_notInTopology_saysWhichMayBeMeant() {
        assertThatThrownBy(() -> topology.account(AccountId.of("999999999999")))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("account 999999999999 is not in the topology");
        assertThatThrownBy(() -> topology.named("frauddev"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("account \"frauddev\" is not in the topology, did you mean \"fraud-dev\"?");
        assertThatThrownBy(() -> topology.team("Fruad"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("team \"Fruad\" is not in the topology, did you mean \"fraud\"?");
    }

    @Test
    void only_noneOrSeveral_isRefused() {
        assertThatThrownBy(() -> topology.only(AccountRole.ML_DEV))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("2 accounts have the role ML_DEV");
        assertThatThrownBy(() -> topology.only(AccountRole.OBSERVABILITY))
                .hasMessageContaining("0 accounts have the role OBSERVABILITY");
    }

    @Test
    void tagsOf_teamAndProductInCentralAccount_saysWhoPays() {
        CostTags tags = topology.tagsOf(fraud, topology.named("ml-shared-services"), "churn");

        assertThat(tags.values())
                .containsExactly(
                        entry("anybank:finance:business-unit", "retail-banking"),
                        entry("anybank:finance:cost-center", "4711"),
                        entry("anybank:finance:owner", "ines"),
                        entry("anybank:product", "churn"),
                        entry("anybank:workload:environment", "shared"),
                        entry("sagemaker:deployment-stage", "shared"));
    }

    @Test
    void tagsOf_account_takesTheTeamsOrTheDefaults() {
        assertThat(topology.tagsOf(topology.named("ml-shared-services")).values())
                .containsEntry("anybank:finance:owner", "ml-platform")
                .containsEntry("anybank:workload:environment", "shared");
        assertThat(topology.tagsOf(topology.named("credit-prod")).values())
                .containsEntry("anybank:finance:owner", "omar")
                .containsEntry("anybank:workload:environment", "prod")
                .containsEntry("anybank:zone", "red")
                .containsEntry("anybank:data-class", "confidential");
    }

    @Test
    void tagsOf_accountOfNoPayer_keepsWhatIsKnown() {
        String yaml = Topologies.anybankWith(
                        "  defaults: { owner: ml-platform, business-unit: it, cost-center: \"9000\" }", "")
                .replace("repository: models", "repository: models\n    tags: { \"anybank:zone\": blue }");

        assertThat(load(yaml).tagsOf(load(yaml).named("ml-shared-services")).values())
                .containsOnlyKeys("anybank:workload:environment", "anybank:zone", "sagemaker:deployment-stage");
    }

    @Test
    void tagsOf_moreTags_winAndStay() {
        CostTags more = new CostTags(Map.of("anybank:finance:owner", "ada", "ticket", "ML-42"));

        assertThat(topology.tagsOf(fraud, topology.named("fraud-dev"), "churn", more)
                        .values())
                .containsEntry("anybank:finance:owner", "ada")
                .containsEntry("ticket", "ML-42");
    }

    @Test
    void tagsOf_moreTagsThatBreakTheScheme_isRefusedInsteadOfRepaired() {
        CostTags more = new CostTags(Map.of("anybank:finance:cost-center", "4-7", "aws:mine", "x;y"));

        assertThatThrownBy(() -> topology.tagsOf(fraud, topology.named("fraud-dev"), "churn", more))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.problems()).hasSize(3));
    }

    @Test
    void build_byHand_isCheckedAsAYamlIs() {
        Account account = Account.builder()
                .id(AccountId.of("111111111111"))
                .name("central")
                .role(AccountRole.SHARED_SERVICES)
                .region(Region.EU_WEST_1)
                .access(RoleAccess.builder().roleArn("platform").build())
                .build();
        Team team = Team.builder()
                .name("fraud")
                .owner("ines")
                .costCenter("1")
                .lineOfBusiness("retail")
                .putAccount(Stage.DEV, AccountId.of("222222222222"))
                .build();
        Topology.Builder builder = Topology.builder()
                .addRegion(Region.EU_WEST_1)
                .addAccount(account)
                .addTeam(team)
                .addTeam(team)
                .tags(TagScheme.standard("anybank"));

        assertThatThrownBy(builder::build)
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.problems())
                                .containsExactlyInAnyOrder(
                                        "accounts.central.access.role: must be a role's name or ARN, was \"platform\"",
                                        "accounts: exactly one must have the role ML_SHARED_SERVICES (the central registry), none has",
                                        "teams.fraud.accounts.dev: account 222222222222 is not declared",
                                        "teams.fraud.accounts.test: is required: every team has an account of every stage",
                                        "teams.fraud.accounts.prod: is required: every team has an account of every stage",
                                        "teams.fraud: the name is there twice"));
    }
}
