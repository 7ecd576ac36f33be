package dev.mlgovern.registry.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    @Test
    void central_ofShortNames_joinsThem() {
        assertThat(GroupName.central("fraud", "churn")).hasToString("fraud-churn");
    }

    @Test
    void central_ofLongNames_cutsThemWithAStableHash() {
        GroupName one = GroupName.central("fraud", "g".repeat(60) + "1");
        GroupName two = GroupName.central("fraud", "g".repeat(60) + "2");

        assertThat(one.value()).hasSize(GroupName.MAX).startsWith("fraud-ggg");
        assertThat(one).isNotEqualTo(two).isEqualTo(GroupName.central("fraud", "g".repeat(60) + "1"));
    }

    @Test
    void central_ofOtherCharacters_replacesThemAndStaysUnique() {
        GroupName space = GroupName.central("card fraud", "churn");
        GroupName underscore = GroupName.central("card_fraud", "churn");

        assertThat(space.value()).startsWith("card-fraud-churn-");
        assertThat(space).isNotEqualTo(underscore);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a-", "a_b", "a b", "ä"})
    void groupName_ofOtherForm_isRefused(String name) {
        assertThatThrownBy(() -> new GroupName(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void digest_ofListsThatReadTheSame_differs() {
        assertThat(Digest.of("ab", "c")).isNotEqualTo(Digest.of("a", "bc"));
        assertThat(Digest.of("a").token()).hasSize(36);
        assertThat(Digest.of("a").brief()).hasSize(12);
    }

    @Test
    void image_ofTagOrDigest_isReadBack() {
        String digest = "sha256:" + "a".repeat(64);
        ImageUri tagged = ImageUri.parse("111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/scorer:1.2");

        assertThat(tagged.region().id()).isEqualTo("eu-west-1");
        assertThat(tagged.account().value()).isEqualTo("111122223333");
        assertThat(tagged.pin()).isEmpty();
        assertThat(tagged.pinned(digest))
                .hasToString("111122223333.dkr.ecr.eu-west-1.amazonaws.com/team/scorer@" + digest);
        assertThat(ImageUri.parse(tagged.pinned(digest).toString()).pin()).contains(digest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scorer:1",
                "docker.io/library/scorer:1",
                "1.dkr.ecr.eu-west-1.amazonaws.com/a:1",
                "111122223333.dkr.ecr.eu-west-1.amazonaws.com/scorer"
            })
    void image_ofOtherForm_isRefused(String uri) {
        assertThatThrownBy(() -> ImageUri.parse(uri)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void arns_areReadBack() {
        String arn = "arn:aws-cn:sagemaker:cn-north-1:111122223333:model-package/churn/12";

        assertThat(ModelVersionArn.parse(arn)).hasToString(arn);
        assertThat(ModelVersionArn.parse(arn).group())
                .hasToString("arn:aws-cn:sagemaker:cn-north-1:111122223333:model-package-group/churn");
        assertThatThrownBy(() -> ModelVersionArn.parse("arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ModelGroupArn.parse(arn)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void location_ofObjectAndPrefix_tellsThemApart() {
        S3Location object = S3Location.parse("s3://bucket/a/model.tar.gz");

        assertThat(object.prefix()).isFalse();
        assertThat(object.fileName()).isEqualTo("model.tar.gz");
        assertThat(S3Location.parse("s3://bucket/a/").prefix()).isTrue();
        assertThat(S3Location.parse("s3://bucket").key()).isEmpty();
        assertThatThrownBy(() -> S3Location.parse("https://bucket/a")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void decision_writtenAndRead_isTheSame() {
        Decision decision =
                Decision.builder().by("ines").because("AUC: 0.91, bias clean").build();

        assertThat(decision.written(Approval.APPROVED)).isEqualTo("approved by ines: AUC: 0.91, bias clean");
        assertThat(Decision.read(decision.written(Approval.REJECTED))).contains(decision);
        assertThat(Decision.read("looks good")).isEmpty();
        assertThat(Decision.read(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a:b", "a\nb"})
    void decision_byNobodyOrWithAColon_isRefused(String by) {
        assertThatThrownBy(() -> Decision.builder().by(by).because("x").build())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void approval_fromPendingOrTheOther_mayBecomeApprovedOrRejected() {
        assertThat(Approval.PENDING.mayBecome(Approval.APPROVED)).isTrue();
        assertThat(Approval.REJECTED.mayBecome(Approval.APPROVED)).isTrue();
        assertThat(Approval.APPROVED.mayBecome(Approval.REJECTED)).isTrue();
        assertThat(Approval.APPROVED.mayBecome(Approval.APPROVED)).isFalse();
        assertThat(Approval.APPROVED.mayBecome(Approval.PENDING)).isFalse();
        assertThat(Approval.ofAwsName("SomethingNew")).isEqualTo(Approval.PENDING);
    }
}
