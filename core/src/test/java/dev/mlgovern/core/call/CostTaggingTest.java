package dev.mlgovern.core.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.FakeAws;
import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.TestBank;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.core.tag.CostTags;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.Tag;

class CostTaggingTest {
    private final FakeAws aws = new FakeAws();
    private final MlPlatform platform = TestBank.over(aws).build();
    private final SageMakerClient dev = platform.in(TestBank.DEV).client(SageMakerClient::builder);

    @AfterEach
    void close() {
        platform.close();
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private String body(String operation) {
        return aws.sent(operation).get(0).body();
    }

    @Test
    void create_withoutTags_getsThoseOfTheAccountAndOfTheWork() {
        CallContext.current()
                .tagged(new CostTags(Map.of("anybank:workload:product", "churn")))
                .run(() -> dev.createModelPackageGroup(r -> r.modelPackageGroupName("churn")));

        assertThat(body("CreateModelPackageGroup"))
                .contains("{\"Key\":\"anybank:finance:cost-center\",\"Value\":\"4711\"}")
                .contains("{\"Key\":\"anybank:finance:owner\",\"Value\":\"ines\"}")
                .contains("{\"Key\":\"anybank:workload:product\",\"Value\":\"churn\"}");
    }

    @Test
    void create_withTagsOfTheUsersOwn_keepsEveryOne() {
        dev.createModel(r -> r.modelName("m").tags(tag("anybank:finance:owner", "omar"), tag("note", "mine")));

        assertThat(body("CreateModel"))
                .contains("{\"Key\":\"anybank:finance:owner\",\"Value\":\"omar\"}")
                .contains("{\"Key\":\"note\",\"Value\":\"mine\"}")
                .doesNotContain("\"ines\"")
                .contains("anybank:finance:cost-center");
    }

    @Test
    void create_withAValueThatTheSchemeForbids_isRefusedBeforeItLeaves() {
        assertThatThrownBy(() -> dev.createModel(
                        r -> r.modelName("m").tags(tag("anybank:finance:cost-center", "many"), tag("aws:x", "y"))))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.problems()).hasSize(2))
                .hasMessageContaining("sagemaker:CreateModel in account 222222222222")
                .hasMessageContaining("anybank:finance:cost-center")
                .hasMessageContaining("aws:");
        assertThat(aws.sent("CreateModel")).isEmpty();
    }

    @Test
    void create_withATagTwice_isRefusedBeforeItLeaves() {
        assertThatThrownBy(() -> dev.createModel(r -> r.modelName("m").tags(tag("a", "1"), tag("a", "2"))))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("tag a is set twice");
        assertThat(aws.sent("CreateModel")).isEmpty();
    }

    @Test
    void createModelPackage_inAGroup_getsNoTags() {
        dev.createModelPackage(r -> r.modelPackageGroupName("churn"));

        assertThat(body("CreateModelPackage")).doesNotContain("Tags");
    }

    @Test
    void createModelPackage_withoutGroup_getsTags() {
        dev.createModelPackage(r -> r.modelPackageName("single"));

        assertThat(body("CreateModelPackage")).contains("anybank:finance:cost-center");
    }

    @Test
    void addTags_always_sendsTheUsersAlone() {
        dev.addTags(r -> r.resourceArn("arn:aws:sagemaker:eu-west-1:222222222222:model/m")
                .tags(tag("a", "1")));

        assertThat(body("AddTags")).contains("\"a\"").doesNotContain("anybank");
        assertThat(aws.sent("AssumeRole").get(0).body()).doesNotContain("anybank");
    }
}
