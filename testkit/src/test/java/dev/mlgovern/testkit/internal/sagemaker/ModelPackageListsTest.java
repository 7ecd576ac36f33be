package dev.mlgovern.testkit.internal.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ListModelPackagesRequest;
import software.amazon.awssdk.services.sagemaker.model.ModelApprovalStatus;
import software.amazon.awssdk.services.sagemaker.model.ModelPackageType;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;

class ModelPackageListsTest {
    @RegisterExtension
    final Bench bench = new Bench(Duration.ofSeconds(30));

    private final SageMakerClient dev = bench.sageMaker(Bench.DEV);

    @Test
    void list_withoutATypeOrGroup_showsNoVersions() {
        versions(1);
        dev.createModelPackage(bench.packageRequest(Bench.DEV, "churn")
                .modelPackageGroupName(null)
                .modelPackageName("alone")
                .build());
        bench.advance(Duration.ofMinutes(1));
        assertThat(list(r -> {})).containsExactly("model-package/alone");
        assertThat(list(r -> r.modelPackageType(ModelPackageType.VERSIONED))).containsExactly("model-package/churn/1");
        assertThat(list(r -> r.modelPackageType(ModelPackageType.BOTH))).hasSize(2);
    }

    @Test
    void list_ofAGroup_isOldestFirstUnlessAskedOtherwise() {
        versions(3);
        assertThat(list(r -> r.modelPackageGroupName("churn")))
                .containsExactly("model-package/churn/1", "model-package/churn/2", "model-package/churn/3");
        assertThat(list(r ->
                        r.modelPackageGroupName("churn").sortBy("CreationTime").sortOrder("Descending")))
                .startsWith("model-package/churn/3");
    }

    @Test
    void list_byApproval_showsThose() {
        String approved = versions(3);
        bench.approve(Bench.DEV, approved);
        bench.advance(Duration.ofMinutes(1));
        assertThat(list(r -> r.modelPackageGroupName("churn").modelApprovalStatus(ModelApprovalStatus.APPROVED)))
                .containsExactly("model-package/churn/3");
    }

    @Test
    void list_byTime_showsWhatWasMadeBetween() {
        versions(3);
        assertThat(list(r -> r.modelPackageGroupName("churn")
                        .creationTimeAfter(bench.now().minus(Duration.ofSeconds(150)))
                        .creationTimeBefore(bench.now().minus(Duration.ofSeconds(70)))))
                .containsExactly("model-package/churn/2");
    }

    @Test
    void list_inSmallPages_comesWhole() {
        versions(5);
        assertThat(dev.listModelPackages(r -> r.modelPackageGroupName("churn").maxResults(2))
                        .modelPackageSummaryList())
                .hasSize(2);
        assertThat(list(r -> r.modelPackageGroupName("churn").maxResults(2))).hasSize(5);
    }

    @Test
    void list_thatLags_showsTheStateOfAWhileAgo() {
        String version = versions(1);
        bench.approve(Bench.DEV, version);
        bench.version(Bench.DEV, "churn");
        Consumer<ListModelPackagesRequest.Builder> approved =
                r -> r.modelPackageGroupName("churn").modelApprovalStatus(ModelApprovalStatus.APPROVED);
        assertThat(list(r -> r.modelPackageGroupName("churn"))).containsExactly("model-package/churn/1");
        assertThat(list(approved)).isEmpty();
        assertThat(dev.describeModelPackage(r -> r.modelPackageName(version)).modelApprovalStatus())
                .isEqualTo(ModelApprovalStatus.APPROVED);
        bench.advance(Duration.ofSeconds(31));
        assertThat(list(r -> r.modelPackageGroupName("churn"))).hasSize(2);
        assertThat(list(approved)).containsExactly("model-package/churn/1");
    }

    @Test
    void list_ofWhatWasDeleted_showsItForAWhile() {
        String version = versions(1);
        dev.deleteModelPackage(r -> r.modelPackageName(version));
        assertThat(list(r -> r.modelPackageGroupName("churn"))).hasSize(1);
        bench.advance(Duration.ofSeconds(31));
        assertThat(list(r -> r.modelPackageGroupName("churn"))).isEmpty();
    }

    @Test
    void list_ofAGroupOfAnotherAccount_needsItsPolicyAndItsArn() {
        versions(1);
        SageMakerClient central = bench.sageMaker(Bench.CENTRAL);
        String group = "arn:aws:sagemaker:eu-west-1:111111111111:model-package-group/churn";
        assertThatThrownBy(() -> central.listModelPackages(r -> r.modelPackageGroupName(group)))
                .isInstanceOf(SageMakerException.class)
                .hasMessageContaining("sagemaker:ListModelPackages");
        bench.groupPolicy(Bench.DEV, "churn", Bench.CENTRAL, "sagemaker:ListModelPackages");
        assertThat(central.listModelPackages(r -> r.modelPackageGroupName(group))
                        .modelPackageSummaryList())
                .hasSize(1);
    }

    @Test
    void list_ofAGroupThatIsNotThere_isRefused() {
        assertThatThrownBy(() -> list(r -> r.modelPackageGroupName("none")))
                .isInstanceOf(SageMakerException.class)
                .hasMessageContaining("does not exist");
    }

    private String versions(int number) {
        bench.group(Bench.DEV, "churn");
        String last = "";
        for (int i = 0; i < number; i++) {
            last = bench.version(Bench.DEV, "churn");
            bench.advance(Duration.ofMinutes(1));
        }
        return last;
    }

    private List<String> list(Consumer<ListModelPackagesRequest.Builder> request) {
        return dev.listModelPackagesPaginator(request).modelPackageSummaryList().stream()
                .map(summary -> summary.modelPackageArn().replaceFirst(".*:", ""))
                .toList();
    }
}
