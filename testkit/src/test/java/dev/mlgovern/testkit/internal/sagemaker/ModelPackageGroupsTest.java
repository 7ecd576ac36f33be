package dev.mlgovern.testkit.internal.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ConflictException;
import software.amazon.awssdk.services.sagemaker.model.CrossAccountFilterOption;
import software.amazon.awssdk.services.sagemaker.model.DescribeModelPackageGroupResponse;
import software.amazon.awssdk.services.sagemaker.model.ModelPackageGroupStatus;
import software.amazon.awssdk.services.sagemaker.model.ModelPackageGroupSummary;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;

class ModelPackageGroupsTest {
    @RegisterExtension
    final Bench bench = new Bench();

    private final SageMakerClient dev = bench.sageMaker(Bench.DEV);
    private final SageMakerClient central = bench.sageMaker(Bench.CENTRAL);

    @Test
    void describe_afterCreate_answersWhatWasCreated() {
        String arn = dev.createModelPackageGroup(
                        r -> r.modelPackageGroupName("churn").modelPackageGroupDescription("who leaves"))
                .modelPackageGroupArn();
        DescribeModelPackageGroupResponse found = dev.describeModelPackageGroup(r -> r.modelPackageGroupName("churn"));
        assertThat(arn).isEqualTo("arn:aws:sagemaker:eu-west-1:111111111111:model-package-group/churn");
        assertThat(found.modelPackageGroupArn()).isEqualTo(arn);
        assertThat(found.modelPackageGroupDescription()).isEqualTo("who leaves");
        assertThat(found.modelPackageGroupStatus()).isEqualTo(ModelPackageGroupStatus.COMPLETED);
        assertThat(found.creationTime()).isEqualTo(bench.now());
        assertThat(found.createdBy().iamIdentity().arn()).contains(Bench.DEV);
    }

    @Test
    void create_whenItExists_isRefusedAsInvalid() {
        bench.group(Bench.DEV, "churn");
        assertThatThrownBy(() -> bench.group(Bench.DEV, "churn"))
                .isInstanceOfSatisfying(
                        SageMakerException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException"))
                .hasMessageContaining("Model Package Group already exists");
    }

    @Test
    void create_inAnotherAccount_isAnotherGroup() {
        bench.group(Bench.DEV, "churn");
        bench.group(Bench.CENTRAL, "churn");
        assertThat(names(dev)).containsExactly("churn");
        assertThat(names(central)).containsExactly("churn");
    }

    @Test
    void describe_ofNothing_isRefusedAsInvalid() {
        assertThatThrownBy(() -> dev.describeModelPackageGroup(r -> r.modelPackageGroupName("none")))
                .isInstanceOf(SageMakerException.class)
                .hasMessageContaining("does not exist");
    }

    @Test
    void delete_whenVersionsAreLeft_isAConflict() {
        bench.group(Bench.DEV, "churn");
        String version = bench.version(Bench.DEV, "churn");
        assertThatThrownBy(() -> dev.deleteModelPackageGroup(r -> r.modelPackageGroupName("churn")))
                .isInstanceOf(ConflictException.class);
        dev.deleteModelPackage(r -> r.modelPackageName(version));
        dev.deleteModelPackageGroup(r -> r.modelPackageGroupName("churn"));
        assertThat(names(dev)).isEmpty();
    }

    @Test
    void list_withSmallPages_comesSortedAndWhole() {
        List.of("b", "a", "d", "c").forEach(name -> bench.group(Bench.DEV, name));
        List<String> names = dev
                .listModelPackageGroupsPaginator(
                        r -> r.sortBy("Name").sortOrder("Descending").maxResults(2))
                .modelPackageGroupSummaryList()
                .stream()
                .map(ModelPackageGroupSummary::modelPackageGroupName)
                .toList();
        assertThat(names).containsExactly("d", "c", "b", "a");
    }

    @Test
    void list_withATokenOfAnotherRequest_isRefused() {
        List.of("a", "b").forEach(name -> bench.group(Bench.DEV, name));
        String token = dev.listModelPackageGroups(r -> r.maxResults(1)).nextToken();
        assertThatThrownBy(() ->
                        dev.listModelPackageGroups(r -> r.nameContains("b").nextToken(token)))
                .isInstanceOf(SageMakerException.class)
                .hasMessageContaining("token");
    }

    @Test
    void policy_ofAGroup_isReadBackAndTakenAway() {
        bench.group(Bench.DEV, "churn");
        String policy = bench.groupPolicy(Bench.DEV, "churn", Bench.CENTRAL, "sagemaker:DescribeModelPackageGroup");
        assertThat(dev.getModelPackageGroupPolicy(r -> r.modelPackageGroupName("churn"))
                        .resourcePolicy())
                .isEqualTo(policy);
        dev.deleteModelPackageGroupPolicy(r -> r.modelPackageGroupName("churn"));
        assertThatThrownBy(() -> dev.getModelPackageGroupPolicy(r -> r.modelPackageGroupName("churn")))
                .isInstanceOf(SageMakerException.class)
                .hasMessageContaining("Cannot find resource policy");
    }

    @Test
    void put_ofSomethingThatIsNoPolicy_isRefused() {
        bench.group(Bench.DEV, "churn");
        assertThatThrownBy(() -> dev.putModelPackageGroupPolicy(
                        r -> r.modelPackageGroupName("churn").resourcePolicy("allow all")))
                .isInstanceOf(SageMakerException.class)
                .hasMessageContaining("not JSON");
    }

    @Test
    void describe_fromAnotherAccount_needsTheGroupsPolicy() {
        String arn = bench.group(Bench.DEV, "churn");
        assertThatThrownBy(() -> central.describeModelPackageGroup(r -> r.modelPackageGroupName(arn)))
                .isInstanceOfSatisfying(
                        SageMakerException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException"));
        bench.groupPolicy(Bench.DEV, "churn", Bench.CENTRAL, "sagemaker:DescribeModelPackageGroup");
        assertThat(central.describeModelPackageGroup(r -> r.modelPackageGroupName(arn))
                        .modelPackageGroupName())
                .isEqualTo("churn");
    }

    @Test
    void list_acrossAccounts_showsWhatPoliciesLetIn() {
        bench.group(Bench.DEV, "shared");
        bench.group(Bench.DEV, "private");
        bench.groupPolicy(Bench.DEV, "shared", Bench.CENTRAL, "sagemaker:DescribeModelPackageGroup");
        List<String> found = central
                .listModelPackageGroups(r -> r.crossAccountFilterOption(CrossAccountFilterOption.CROSS_ACCOUNT))
                .modelPackageGroupSummaryList()
                .stream()
                .map(ModelPackageGroupSummary::modelPackageGroupArn)
                .toList();
        assertThat(found).containsExactly("arn:aws:sagemaker:eu-west-1:111111111111:model-package-group/shared");
        assertThat(names(central)).isEmpty();
    }

    private static List<String> names(SageMakerClient client) {
        return client.listModelPackageGroups(r -> {}).modelPackageGroupSummaryList().stream()
                .map(ModelPackageGroupSummary::modelPackageGroupName)
                .toList();
    }
}
