package dev.mlgovern.core.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.core.account.AccountId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.regions.Region;

class DenialTest {
    private static final String WHO = "arn:aws:sts::222222222222:assumed-role/mlgovern/ines";

    private static Call.Operation operation(String service, String name) {
        return new Call.Operation(service, name, AccountId.of("222222222222"), Region.EU_WEST_1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sagemaker:CreateModelPackage|arn:aws:sagemaker:eu-west-1:111111111111:model-package-group/churn|because no identity-based policy allows the sagemaker:CreateModelPackage action|identity policy of "
                        + WHO,
                "sagemaker:CreateModelPackage|arn:aws:sagemaker:eu-west-1:111111111111:model-package-group/churn|because no resource-based policy allows the sagemaker:CreateModelPackage action|resource policy of the model package group",
                "sagemaker:PutRecord|arn:aws:sagemaker:eu-west-1:111111111111:feature-group/cards|because no resource-based policy allows the sagemaker:PutRecord action|resource share (AWS RAM) of arn:aws:sagemaker:eu-west-1:111111111111:feature-group/cards",
                "s3:GetObject|arn:aws:s3:::models/churn/model.tar.gz|because no resource-based policy allows the s3:GetObject action|bucket policy of models",
                "kms:Decrypt|arn:aws:kms:eu-west-1:111111111111:key/k|because no resource-based policy allows the kms:Decrypt action|key policy of arn:aws:kms:eu-west-1:111111111111:key/k",
                "ecr:BatchGetImage|arn:aws:ecr:eu-west-1:111111111111:repository/models|because no resource-based policy allows the ecr:BatchGetImage action|repository policy of arn:aws:ecr:eu-west-1:111111111111:repository/models",
                "sts:AssumeRole|arn:aws:iam::111111111111:role/x||trust policy of arn:aws:iam::111111111111:role/x",
                "sagemaker:CreateModel|arn:aws:sagemaker:eu-west-1:222222222222:model/m|with an explicit deny in a service control policy|service control policy (SCP) of the organization",
                "sagemaker:CreateModel|arn:aws:sagemaker:eu-west-1:222222222222:model/m|because no session policy allows the sagemaker:CreateModel action|session policy of "
                        + WHO,
                "sagemaker:CreateModel|arn:aws:sagemaker:eu-west-1:222222222222:model/m|because no VPC endpoint policy allows the sagemaker:CreateModel action|policy of the VPC endpoint",
                "sagemaker:CreateModel|arn:aws:sagemaker:eu-west-1:222222222222:model/m|because no permissions boundary allows the sagemaker:CreateModel action|permissions boundary of "
                        + WHO,
                "sagemaker:CreateModel|arn:aws:sagemaker:eu-west-1:222222222222:model/m||identity policy of " + WHO,
            })
    void of_awsMessage_namesWhoWhatWhereAndThePolicy(String action, String resource, String reason, String policy) {
        String message = "User: " + WHO + " is not authorized to perform: " + action + " on resource: " + resource
                + (reason == null ? "" : " " + reason);

        Denial denial = Denial.of(operation("sagemaker", "Whatever"), message, Someone.UNKNOWN, null);

        assertThat(denial.principal()).isEqualTo(WHO);
        assertThat(denial.action()).isEqualTo(action);
        assertThat(denial.resource()).isEqualTo(resource);
        assertThat(denial.policy()).isEqualTo(policy);
    }

    @Test
    void of_s3WhichSaysNothing_tellsFromTheRequest() {
        Denial denial = Denial.of(
                operation("s3", "HeadObject"), "Access Denied", new Someone(WHO, null), "arn:aws:s3:::models/a");

        assertThat(denial.action()).isEqualTo("s3:GetObject");
        assertThat(denial.resource()).isEqualTo("arn:aws:s3:::models/a");
        assertThat(denial.policy())
                .isEqualTo("identity policy of " + WHO + ", and across accounts the bucket policy of models");
        assertThat(denial.remedy())
                .contains("\"Action\":\"s3:GetObject\"")
                .contains("\"Resource\":\"arn:aws:s3:::models/a\"");
    }

    @Test
    void remedy_ofAnExplicitDeny_isToTakeItAway() {
        Denial denial = Denial.of(
                operation("sagemaker", "CreateModel"),
                "User: " + WHO
                        + " is not authorized to perform: sagemaker:CreateModel on resource: arn:x with an explicit deny"
                        + " in a service control policy",
                Someone.UNKNOWN,
                null);

        assertThat(denial.remedy()).contains("explicit deny").contains("SCP");
    }

    @Test
    void remedy_forASession_namesItsRoleAsThePrincipal() {
        String message = "User: " + WHO + " is not authorized to perform: kms:Decrypt on resource: "
                + "arn:aws:kms:eu-west-1:111111111111:key/k because no resource-based policy allows the kms:Decrypt action";

        assertThat(remedy(message, null))
                .contains("\"Principal\":{\"AWS\":\"arn:aws:iam::222222222222:role/mlgovern\"}");
        assertThat(remedy(message, "arn:aws:iam::222222222222:role/platform/ml/mlgovern"))
                .contains("\"Principal\":{\"AWS\":\"arn:aws:iam::222222222222:role/platform/ml/mlgovern\"}");
        assertThat(remedy(message, "arn:aws:iam::222222222222:role/platform/another"))
                .contains("\"Principal\":{\"AWS\":\"arn:aws:iam::222222222222:role/mlgovern\"}");
    }

    private static String remedy(String message, @Nullable String role) {
        return Denial.of(operation("kms", "Decrypt"), message, new Someone(WHO, role), null)
                .remedy();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ecr:BatchGetImage|resource-based|\"Principal\"|\"Resource\"",
                "sagemaker:CreateModel|session|\"Resource\"|\"Principal\"",
                "sts:AssumeRole|resource-based|external id|\"Effect\"",
            })
    void remedy_ofAPolicy_holdsOnlyWhatThatKindOfPolicyTakes(String action, String kind, String held, String left) {
        String message = "User: " + WHO + " is not authorized to perform: " + action + " on resource: arn:x"
                + " because no " + kind + " policy allows the " + action + " action";

        assertThat(Denial.of(operation("sagemaker", "Whatever"), message, Someone.UNKNOWN, null)
                        .remedy())
                .contains(held)
                .doesNotContain(left);
    }
}
