package dev.mlgovern.testkit.internal.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.ConditionCheckFailureException;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.ExistCondition;
import software.amazon.awssdk.services.glue.model.InvalidInputException;

@LocalCloudTest
class CatalogPoliciesTest {
    private static final String POLICY = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
            + "\"Principal\":{\"AWS\":\"222222222222\"},\"Action\":\"glue:GetTable\",\"Resource\":\"*\"}]}";

    private GlueClient glue;

    @BeforeEach
    void open(LocalCloud cloud) {
        glue = GlueClient.builder()
                .region(Region.EU_WEST_1)
                .httpClient(cloud.httpClient())
                .credentialsProvider(cloud.credentials("111111111111", "lee"))
                .build();
    }

    @Test
    void policy_isPutReadAndDeleted() {
        assertThatThrownBy(() -> glue.getResourcePolicy(r -> {})).isInstanceOf(EntityNotFoundException.class);
        String hash = glue.putResourcePolicy(
                        r -> r.policyInJson(POLICY).policyExistsCondition(ExistCondition.NOT_EXIST))
                .policyHash();
        assertThat(glue.getResourcePolicy(r -> {}).policyInJson()).isEqualTo(POLICY);
        assertThat(glue.getResourcePolicy(r -> {}).policyHash()).isEqualTo(hash);
        glue.deleteResourcePolicy(r -> r.policyHashCondition(hash));
        assertThatThrownBy(() -> glue.getResourcePolicy(r -> {})).isInstanceOf(EntityNotFoundException.class);
    }

    @Test
    void put_overWhatSomeoneElseChanged_isRefused() {
        glue.putResourcePolicy(r -> r.policyInJson(POLICY));
        assertThatThrownBy(
                        () -> glue.putResourcePolicy(r -> r.policyInJson(POLICY).policyHashCondition("another")))
                .isInstanceOf(ConditionCheckFailureException.class);
        assertThatThrownBy(() -> glue.putResourcePolicy(
                        r -> r.policyInJson(POLICY).policyExistsCondition(ExistCondition.NOT_EXIST)))
                .isInstanceOf(ConditionCheckFailureException.class);
    }

    @Test
    void put_ofWhatIsNoPolicy_isRefused() {
        assertThatThrownBy(() -> glue.putResourcePolicy(r -> r.policyInJson("{}")))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> glue.putResourcePolicy(r ->
                        r.policyInJson(POLICY.replace("\"*\"", "\"" + "a".repeat(10 * 1024) + "\""))))
                .isInstanceOf(InvalidInputException.class);
    }
}
