package dev.mlgovern.testkit.internal.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.Tag;

class TagsTest {
    @RegisterExtension
    final Bench bench = new Bench();

    private final SageMakerClient dev = bench.sageMaker(Bench.DEV);

    @Test
    void tags_givenAtCreation_areListed() {
        String arn = dev.createModelPackageGroup(
                        r -> r.modelPackageGroupName("churn").tags(Bench.tag("team", "fraud")))
                .modelPackageGroupArn();
        assertThat(tags(arn)).containsExactly(Bench.tag("team", "fraud"));
    }

    @Test
    void tags_givenAtCreation_needAPermissionOfTheirOwn() {
        SageMakerClient narrow = bench.sageMakerAllowed(Bench.DEV, "sagemaker:CreateModelPackageGroup");
        narrow.createModelPackageGroup(r -> r.modelPackageGroupName("plain"));
        assertThatThrownBy(() -> narrow.createModelPackageGroup(
                        r -> r.modelPackageGroupName("tagged").tags(Bench.tag("team", "fraud"))))
                .isInstanceOf(SageMakerException.class)
                .hasMessageContaining("sagemaker:AddTags");
    }

    @Test
    void add_overwritesAndDeleteTakesAway() {
        String arn = bench.group(Bench.DEV, "churn");
        dev.addTags(r -> r.resourceArn(arn).tags(Bench.tag("team", "fraud"), Bench.tag("stage", "dev")));
        dev.addTags(r -> r.resourceArn(arn).tags(Bench.tag("stage", "test")));
        dev.deleteTags(r -> r.resourceArn(arn).tagKeys("team"));
        assertThat(tags(arn)).containsExactly(Bench.tag("stage", "test"));
    }

    @Test
    void add_ofMoreThanFifty_isRefused() {
        String arn = bench.group(Bench.DEV, "churn");
        dev.addTags(r -> r.resourceArn(arn).tags(many("a", 30)));
        assertThatThrownBy(() -> dev.addTags(r -> r.resourceArn(arn).tags(many("b", 30))))
                .isInstanceOf(SageMakerException.class)
                .hasMessageContaining("50");
        assertThat(tags(arn)).hasSize(30);
    }

    @Test
    void add_ofAReservedKey_isRefused() {
        String arn = bench.group(Bench.DEV, "churn");
        assertThatThrownBy(() -> dev.addTags(r -> r.resourceArn(arn).tags(Bench.tag("aws:team", "fraud"))))
                .isInstanceOf(SageMakerException.class)
                .hasMessageContaining("aws:");
    }

    @Test
    void add_toAVersion_isRefusedAndItsGroupsTagsAreItsOwn() {
        String group = bench.group(Bench.DEV, "churn");
        dev.addTags(r -> r.resourceArn(group).tags(Bench.tag("team", "fraud")));
        String version = bench.version(Bench.DEV, "churn");
        assertThatThrownBy(() -> dev.addTags(r -> r.resourceArn(version).tags(Bench.tag("a", "b"))))
                .isInstanceOf(SageMakerException.class)
                .hasMessageContaining("cannot be tagged");
        assertThat(tags(version)).containsExactly(Bench.tag("team", "fraud"));
    }

    @Test
    void list_ofNothing_isRefused() {
        assertThatThrownBy(() -> tags("arn:aws:sagemaker:eu-west-1:111111111111:endpoint/none"))
                .isInstanceOf(SageMakerException.class);
    }

    private static List<Tag> many(String prefix, int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> Bench.tag(prefix + i, "x"))
                .toList();
    }

    private List<Tag> tags(String arn) {
        return dev.listTags(r -> r.resourceArn(arn)).tags();
    }
}
