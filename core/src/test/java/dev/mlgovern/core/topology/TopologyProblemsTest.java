package dev.mlgovern.core.topology;

import static dev.mlgovern.core.topology.Topologies.anybank;
import static dev.mlgovern.core.topology.Topologies.anybankWith;
import static dev.mlgovern.core.topology.Topologies.problems;
import static dev.mlgovern.core.topology.Topologies.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule alone: the example with one text replaced has exactly one problem. */
class TopologyProblemsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "organization: o-a1b2c3d4e5 | organization: a1b2 | organization: must be o- and 10 to 32 lower-case letters or digits, was \"a1b2\"",
                "organization: | organisation: | organisation: is not a known key, did you mean \"organization\"?",
                "[eu-west-1, eu-central-1] | [eu-west-1, eu-centrall-1] | regions[1]: \"eu-centrall-1\" is not an AWS region, did you mean \"eu-central-1\"?",
                "[eu-west-1, eu-central-1] | [eu-west-1, eu-central-1, eu-west-1] | regions[2]: \"eu-west-1\" is there twice",
                "region: eu-central-1 | region: us-east-1 | accounts.credit-dev.region: \"us-east-1\" is not one of the topology's regions",
                "region: eu-central-1 | region: frankfurt | accounts.credit-dev.region: \"frankfurt\" is not an AWS region",
                "region: eu-central-1 | region: aws-global | accounts.credit-dev.region: \"aws-global\" is not an AWS region",
                "id: 012345678901 | id: 12345678901 | accounts.fraud-dev.id: must be the 12 digits of an account id, was \"12345678901\"",
                "id: 012345678901 | name: x | accounts.fraud-dev.id: is required",
                "`333333333333` | `444444444444` | accounts.fraud-prod.id: 444444444444 is the id of accounts.fraud-test too",
                "role: ML_TEST, models | role: ML_TESTS, models | accounts.fraud-test.role: \"ML_TESTS\" is not an account role, did you mean \"ML_TEST\"?",
                "role: mlgovern-platform | role: | access.role: is required here or under access, for all accounts",
                "arn:aws:iam::777777777777:role/platform/entry | arn:aws:iam::111111111111:role/entry | accounts.credit-prod.access.role: must be in the account itself (777777777777), was \"arn:aws:iam::111111111111:role/entry\"",
                "arn:aws:iam::777777777777:role/platform/entry | arn:aws-cn:iam::777777777777:role/entry | accounts.credit-prod.access.role: must be in the partition aws of the account's region, was \"arn:aws-cn:iam::777777777777:role/entry\"",
                "arn:aws:iam::111111111111:role/hub | hub | accounts.credit-prod.access.via: must be the ARN of a role, was \"hub\"",
                "session: 45m | session: 2h | accounts.credit-prod.access.session: must be 15m to 1h with via, was 120m",
                "session: 45m | session: 14m | accounts.credit-prod.access.session: must be 15m to 1h with via, was 14m",
                "session: 45m | session: 1d | accounts.credit-prod.access.session: must be minutes or hours such as 45m or 1h, was \"1d\"",
                "bucket: anybank-models | bucket: AnyBank | accounts.ml-shared-services.models.bucket: must be a bucket name",
                "bucket: anybank-models | bucket: 10.0.0.1 | accounts.ml-shared-services.models.bucket: must be a bucket name",
                "bucket: anybank-models | bucket: models-s3alias | accounts.ml-shared-services.models.bucket: must be a bucket name",
                "bucket: anybank-models | buket: anybank | accounts.ml-shared-services.models.bucket: is required",
                "prefix: registry/models | prefix: /models/ | accounts.fraud-dev.models.prefix: must have at most 256",
                "prefix: registry/models | prefix: a/../b | accounts.fraud-dev.models.prefix: must have at most 256",
                "repository: models | repository: Models | accounts.ml-shared-services.models.repository: must be the name of an ECR repository",
                "eu-west-1:111111111111:key | eu-central-1:111111111111:key | accounts.ml-shared-services.models.key: must be in the account's region eu-west-1",
                "eu-west-1:111111111111:key | eu-west-1:222222222222:key | accounts.ml-shared-services.models.key: must be in the account itself (111111111111)",
                ":key/1234abcd-12ab-34cd-56ef-1234567890ab | :alias/models | accounts.ml-shared-services.models.key: must be the ARN of a KMS key, not of an alias",
                "execution-role: mlgovern-model | execution-role: arn:aws:iam::111111111111:role/x | accounts.fraud-dev.models.execution-role: must be in the account itself (012345678901)",
                "execution-role: mlgovern-model | execution-role: a b | accounts.fraud-dev.models.execution-role: must be a role's name or ARN, was \"a b\"",
                "role: ML_SHARED_SERVICES | role: SHARED_SERVICES | accounts: exactly one must have the role ML_SHARED_SERVICES (the central registry), none has",
                "dev: fraud-dev, | | teams.fraud.accounts.dev: is required: every team has an account of every stage",
                "dev: fraud-dev, | dev: fraud-dve, | teams.fraud.accounts.dev: account \"fraud-dve\" is not declared, did you mean \"fraud-dev\"?",
                "test: fraud-test | test: fraud-prod | teams.fraud.accounts.test: account \"fraud-prod\" has the role ML_PROD, must have ML_TEST",
                "dev: credit-dev, | dev: fraud-dev, | teams.credit.accounts.dev: account \"fraud-dev\" belongs to team \"fraud\" already",
                "owner: ines | | teams.fraud.owner: is required",
                "owner: ines | owner: ines! | teams.fraud: tag anybank:finance:owner is \"ines!\", may hold only letters",
                "`4711` | 47110 | teams.fraud: tag anybank:finance:cost-center is \"47110\", must match \\d{4}",
                "line-of-business: retail-banking | line-of-business: retail | teams.fraud: tag anybank:finance:business-unit is \"retail\", must be one of retail-banking, markets, it",
                "prefix: anybank | prefix: anybank\\n  required: [environment, anybank:data-class] | teams.fraud: tag anybank:data-class is missing, but required",
                "prefix: anybank | prefix: aws:any | tags: key \"aws:any:finance:owner\" begins with aws:, which AWS keeps to itself",
                "keys: { product: | keys: { produkt: | tags.keys.produkt: is not a dimension, did you mean \"product\"?",
                "'\\d{4}' | '(' | tags: pattern of anybank:finance:cost-center is no regular expression: Unclosed group",
            })
    void load_oneRuleBroken_isReportedAtItsPath(String text, String replacement, String problem) {
        assertThat(problems(anybankWith(text, replacement == null ? "" : replacement.replace("\\n", "\n"))))
                .anySatisfy(found -> assertThat(found).startsWith(problem));
    }

    @Test
    void load_manyRulesBroken_reportsAllAtOnceAndNothingThatFollows() {
        String yaml = anybank()
                .replace("id: 012345678901", "id: 12345678901")
                .replace("bucket: anybank-models", "bucket: AnyBank")
                .replace("prod: fraud-prod }", "pord: fraud-prod }")
                .replace("owner: omar", "ownr: omar")
                .replace("region: eu-central-1", "region: eu-cent-1");

        assertThat(problems(yaml))
                .containsExactlyInAnyOrder(
                        "accounts.fraud-dev.id: must be the 12 digits of an account id, was \"12345678901\"",
                        "accounts.ml-shared-services.models.bucket: must be a bucket name (3 to 63 lower-case letters, digits, -"
                                + " or ., not like an IP address, without a reserved beginning or end), was \"AnyBank\"",
                        "accounts.credit-dev.region: \"eu-cent-1\" is not an AWS region, did you mean \"eu-west-1\"?",
                        "teams.fraud.accounts.pord: is not a known key, did you mean \"prod\"?",
                        "teams.fraud.accounts.prod: is required: every team has an account of every stage",
                        "teams.credit.owner: is required",
                        "teams.credit.ownr: is not a known key, did you mean \"owner\"?");
        assertThat(refusal(yaml)).hasMessageStartingWith("topology: test has 7 problems\n  - ");
    }

    @Test
    void load_wrongRoleOfOneAccount_hasNoFollowUps() {
        assertThat(problems(anybankWith("role: ML_SHARED_SERVICES", "role: REGISTRY")))
                .hasSize(1);
        assertThat(problems(anybankWith("id: \"333333333333\", role: ML_TEST", "id: \"333333333333\", role: TEST")))
                .hasSize(1);
    }

    @Test
    void load_twoCentralRegistries_namesBoth() {
        assertThat(problems(anybankWith(
                        "id: \"555555555555\", role: ML_DEV", "id: \"555555555555\", role: ML_SHARED_SERVICES")))
                .contains("accounts: exactly one must have the role ML_SHARED_SERVICES (the central registry),"
                        + " ml-shared-services and credit-dev have");
    }
}
