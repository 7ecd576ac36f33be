package dev.mlgovern.core.topology;

import static dev.mlgovern.core.topology.Topologies.anybank;
import static dev.mlgovern.core.topology.Topologies.anybankWith;
import static dev.mlgovern.core.topology.Topologies.load;
import static dev.mlgovern.core.topology.Topologies.problems;
import static dev.mlgovern.core.topology.Topologies.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.account.AccountRole;
import dev.mlgovern.core.account.Stage;
import dev.mlgovern.core.error.InvalidRequestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;

class YamlTopologyTest {
    @Test
    void load_wholeExample_readsEveryField() {
        Topology topology = load(anybank());

        assertThat(topology.organization()).contains("o-a1b2c3d4e5");
        assertThat(topology.regions()).containsExactly(Region.EU_WEST_1, Region.EU_CENTRAL_1);
        assertThat(topology.accounts()).hasSize(7);
        assertThat(topology.teams()).extracting(Team::name).containsExactly("fraud", "credit");
        ModelStore central =
                topology.only(AccountRole.ML_SHARED_SERVICES).models().orElseThrow();
        assertThat(central)
                .isEqualTo(ModelStore.builder()
                        .bucket("anybank-models")
                        .kmsKeyArn("arn:aws:kms:eu-west-1:111111111111:key/1234abcd-12ab-34cd-56ef-1234567890ab")
                        .repository("models")
                        .build());
    }

    @Test
    void load_accountIdWithLeadingZeroUnquoted_keepsItsDigits() {
        Account dev = load(anybank()).named("fraud-dev");

        assertThat(dev.id()).isEqualTo(AccountId.of("012345678901"));
        assertThat(dev.stage()).contains(Stage.DEV);
        assertThat(dev.models().orElseThrow().executionRoleArn())
                .contains("arn:aws:iam::012345678901:role/mlgovern-model");
    }

    @Test
    void load_defaultsOfAccess_areInheritedFieldByField() {
        Topology topology = load(anybank());

        assertThat(topology.named("fraud-dev").access())
                .isEqualTo(RoleAccess.builder()
                        .roleArn("arn:aws:iam::012345678901:role/mlgovern-platform")
                        .externalId(Topologies.SECRET)
                        .build());
        assertThat(topology.named("credit-prod").access())
                .isEqualTo(RoleAccess.builder()
                        .roleArn("arn:aws:iam::777777777777:role/platform/entry")
                        .externalId(Topologies.SECRET)
                        .via("arn:aws:iam::111111111111:role/hub")
                        .session(Duration.ofMinutes(45))
                        .build());
    }

    @Test
    void load_regionOfAccount_isItsOwnOrTheFirst() {
        Topology topology = load(anybank());

        assertThat(topology.named("credit-dev").region()).isEqualTo(Region.EU_CENTRAL_1);
        assertThat(topology.named("credit-test").region()).isEqualTo(Region.EU_WEST_1);
    }

    @Test
    void load_otherPartition_namesRolesInIt() {
        String yaml = """
                regions: [cn-north-1]
                access: { role: platform }
                accounts: { central: { id: "111111111111", role: ML_SHARED_SERVICES } }
                tags: { prefix: anybank }
                """;

        assertThat(load(yaml).named("central").access().roleArn())
                .isEqualTo("arn:aws-cn:iam::111111111111:role/platform");
    }

    @Test
    void load_externalIdInEveryPlaceThatFails_isNeverShown() {
        String yaml = anybankWith("role: ML_DEV", "role: ML_DVE")
                .replace("external-id: ${MLGOVERN_EXTERNAL_ID}", "external-id: \"canary 4f1d9c\"");

        assertThat(refusal(yaml)).hasMessageContaining("access.external-id: must have 2 to 1224");
        assertThat(refusal(yaml).toString()).doesNotContain("canary");
        assertThat(load(anybank()).toString()).doesNotContain("canary");
    }

    @Test
    void load_brokenYamlNextToTheExternalId_quotesNoText() {
        InvalidRequestException refusal = refusal("access:\n  external-id: canary-1\n bad: [");

        assertThat(refusal.problems()).containsExactly("it is not YAML at line 3, column 2");
        assertThat(refusal).hasNoCause();
        assertThat(refusal.toString()).doesNotContain("canary");
    }

    @Test
    void load_variableThatIsNotSet_isAProblemAtItsPath() {
        assertThatThrownBy(() -> load(anybank(), Map.of()))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.problems())
                                .containsExactly(
                                        "access.external-id: the environment variable MLGOVERN_EXTERNAL_ID is not set"));
    }

    @Test
    void load_sameKeyTwice_isAProblem() {
        assertThat(problems(anybankWith("  fraud-test:", "  fraud-dev:")))
                .contains("accounts.fraud-dev: is there twice");
    }

    @Test
    void load_alias_isAProblemInsteadOfItsName() {
        assertThat(problems(anybankWith("owner: ines", "owner: *somebody")))
                .containsExactly("teams.fraud.owner: YAML aliases (*name) are not read; write the value");
    }

    @Test
    void load_twoDocuments_isAProblem() {
        assertThat(problems(anybank() + "\n---\nregions: []\n"))
                .containsExactly("there must be one YAML document, was more than one");
    }

    @Test
    void load_nothing_namesAllThatIsRequired() {
        assertThat(problems(""))
                .containsExactly(
                        "regions: at least one is required",
                        "tags.prefix: is required, unless keys are given",
                        "accounts: at least one is required");
    }

    @Test
    void load_listInsteadOfMapping_saysBoth() {
        assertThat(problems("[a, b]")).contains("must be a mapping, was a list");
        assertThat(problems(anybankWith("owner: ines", "owner: [ines]")))
                .containsExactly("teams.fraud.owner: must be a single value, was a list");
    }

    @Test
    void yaml_file_isReadAtEachLoad(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("mlgovern.yaml");
        TopologySource source = TopologySource.yaml(file);

        assertThatThrownBy(source::load).hasMessageContaining("there is no such file");
        Files.writeString(file, anybank().replace("${MLGOVERN_EXTERNAL_ID}", "agreed"));
        assertThat(source.load().teams()).hasSize(2);
        Files.write(file, new byte[] {(byte) 0xc3, 0x28});
        assertThatThrownBy(source::load).hasMessageContaining("it is not UTF-8 text");
    }

    @Test
    void yaml_text_isReadAsItStands() {
        assertThat(TopologySource.yaml(anybank().replace("${MLGOVERN_EXTERNAL_ID}", "agreed"))
                        .load()
                        .named("fraud-dev")
                        .access()
                        .externalId())
                .contains("agreed");
    }
}
