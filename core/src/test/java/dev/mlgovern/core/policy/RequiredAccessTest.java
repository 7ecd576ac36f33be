package dev.mlgovern.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.account.AccountRole;
import dev.mlgovern.core.topology.Account;
import dev.mlgovern.core.topology.Topology;
import dev.mlgovern.core.topology.TopologySource;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequiredAccessTest {
    private static final Topology TOPOLOGY = TopologySource.yaml("""
            organization: o-exampleorg1
            regions: [eu-west-1, eu-central-1]
            access: { role: mlgovern }
            accounts:
              central: { id: "111111111111", role: ML_SHARED_SERVICES, models: { bucket: central-models } }
              a-dev: { id: "222222222222", role: ML_DEV, models: { bucket: a-models, prefix: m } }
              a-test: { id: "333333333333", role: ML_TEST }
              a-prod: { id: "444444444444", role: ML_PROD }
              b-dev: { id: "555555555555", role: ML_DEV }
              b-test: { id: "666666666666", role: ML_TEST }
              b-prod: { id: "777777777777", role: ML_PROD }
            teams:
              a: { line-of-business: retail, cost-center: "1", owner: ines,
                   accounts: { dev: a-dev, test: a-test, prod: a-prod } }
              b: { line-of-business: retail, cost-center: "2", owner: lee,
                   accounts: { dev: b-dev, test: b-test, prod: b-prod } }
            tags: { prefix: anybank }
            """).load();
    private static final Account CENTRAL = TOPOLOGY.named("central");
    private static final Account DEV = TOPOLOGY.named("a-dev");

    @Test
    void owners_noOtherPlace_areTheCallerItself() {
        RequiredAccess row = RequiredAccess.of("Facade.work", AccessPlace.DEV)
                .allow("s3:GetObject")
                .on("*");

        assertThat(row.owners(TOPOLOGY, DEV)).containsExactly(DEV);
        assertThat(row.owners(TOPOLOGY, CENTRAL)).isEmpty();
    }

    @Test
    void owners_otherPlace_leadIntoNoOtherTeam() {
        RequiredAccess toDev = RequiredAccess.of("Facade.work", AccessPlace.EVERY)
                .allow("s3:GetObject")
                .of(AccessPlace.DEV)
                .on("*");

        assertThat(toDev.owners(TOPOLOGY, CENTRAL)).extracting(Account::name).containsExactly("a-dev", "b-dev");
        assertThat(toDev.owners(TOPOLOGY, TOPOLOGY.named("b-prod")))
                .extracting(Account::name)
                .containsExactly("b-dev");
        assertThat(toDev.owners(TOPOLOGY, DEV)).isEmpty();
    }

    @Test
    void resources_shortPattern_isSpelledOutForEachRegion() {
        RequiredAccess row = RequiredAccess.of("Facade.work", AccessPlace.DEV)
                .allow("sagemaker:DescribeModel")
                .on("sagemaker:model/*");

        assertThat(row.resources(TOPOLOGY, DEV))
                .containsExactly(
                        "arn:aws:sagemaker:eu-west-1:222222222222:model/*",
                        "arn:aws:sagemaker:eu-central-1:222222222222:model/*");
    }

    @Test
    void resources_nameThatTheAccountHasNothingFor_areNone() {
        RequiredAccess row = RequiredAccess.of("Facade.work", AccessPlace.DEV)
                .allow("s3:GetObject")
                .on("arn:{partition}:s3:::{bucket}/{prefix}/*", "{key}")
                .when("kms:ViaService", "s3.{region}.amazonaws.com");

        assertThat(row.resources(TOPOLOGY, DEV)).containsExactly("arn:aws:s3:::a-models/m/*");
        assertThat(row.resources(TOPOLOGY, TOPOLOGY.named("b-dev"))).isEmpty();
        assertThat(row.conditions(TOPOLOGY, DEV))
                .containsEntry(
                        "kms:ViaService", List.of("s3.eu-west-1.amazonaws.com", "s3.eu-central-1.amazonaws.com"));
    }

    @Test
    void resources_unknownName_isRefused() {
        RequiredAccess row =
                RequiredAccess.of("Facade.work", AccessPlace.DEV).allow("a:B").on("{buckett}");

        assertThatThrownBy(() -> row.resources(TOPOLOGY, DEV))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("{buckett}");
    }

    @Test
    void on_noAction_isRefused() {
        RequiredAccess.Builder row = RequiredAccess.of("Facade.work", AccessPlace.DEV);

        assertThatThrownBy(() -> row.on("*")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void all_modulesOnTheClassPath_publishTheirRows() {
        assertThat(RequiredAccesses.all())
                .anySatisfy(row -> assertThat(row.actions()).contains("sts:GetCallerIdentity"));
    }

    @Test
    void equals_sameRow_isTheSame() {
        RequiredAccess row = RequiredAccess.of("Facade.work", AccessPlace.of("the payer", AccountRole.MANAGEMENT))
                .allow("ce:GetCostAndUsage")
                .on("*");

        assertThat(row).hasToString("Facade.work from the payer: ce:GetCostAndUsage on *");
        assertThat(row.when("a", "b")).isEqualTo(row.when("a", "b")).hasToString(row + " when {a=b}");
        assertThat(RequiredAccess.of("Facade.work", AccessPlace.SERVING)
                        .asExecutionRole()
                        .allow("s3:GetObject")
                        .on("*"))
                .hasToString("Facade.work from " + AccessPlace.SERVING + " as the execution role: s3:GetObject on *");
        assertThat(row.when("a", "b")).isNotEqualTo(row).hasSameHashCodeAs(row.when("a", "b"));
    }
}
