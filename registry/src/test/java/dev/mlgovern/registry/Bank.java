package dev.mlgovern.registry;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.topology.Topology;
import dev.mlgovern.testkit.BucketSetup;
import dev.mlgovern.testkit.CloudAccount;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.RecordedCall;
import java.util.List;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.Tag;

/** The bank on LocalCloud, which knows what was called and can be set up otherwise. */
public final class Bank extends Estate {
    private final LocalCloud cloud;

    public Bank(LocalCloud cloud) {
        super(new LocalGround(cloud));
        this.cloud = cloud;
    }

    public LocalCloud cloud() {
        return cloud;
    }

    public BucketSetup devBucket() {
        return account(DEV).bucket(DEV_BUCKET);
    }

    public CloudAccount account(AccountId id) {
        return cloud.account(id.value());
    }

    /** Lets the team's accounts deploy what a central group holds; the platform team makes the group beforehand. */
    public void serving(String group) {
        Topology topology;
        try (MlPlatform platform = platform()) {
            topology = platform.topology();
        }
        List<Tag> tags =
                topology.tagsOf(topology.team("fraud"), topology.account(CENTRAL), group).values().entrySet().stream()
                        .map(tag -> Tag.builder()
                                .key(tag.getKey())
                                .value(tag.getValue())
                                .build())
                        .toList();
        try (SageMakerClient central = sageMaker(CENTRAL)) {
            central.createModelPackageGroup(
                    g -> g.modelPackageGroupName("fraud-" + group).tags(tags));
            central.putModelPackageGroupPolicy(p -> p.modelPackageGroupName("fraud-" + group)
                    .resourcePolicy("""
                            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":%s},
                            "Action":["sagemaker:DescribeModelPackage","sagemaker:ListModelPackages","sagemaker:CreateModel"],
                            "Resource":"arn:aws:sagemaker:eu-west-1:111111111111:model-package/fraud-%s/*"}]}""".formatted(principals(TEST, PROD), group).replace("\n", "")));
        }
    }

    /** Calls that changed something, without those of STS. */
    public List<String> changes() {
        return cloud.calls().stream()
                .filter(RecordedCall::mutating)
                .filter(call -> !call.service().equals("sts"))
                .map(RecordedCall::operation)
                .toList();
    }

    public List<String> operations() {
        return cloud.calls().stream()
                .filter(call -> !call.service().equals("sts"))
                .map(RecordedCall::operation)
                .toList();
    }
}
