package dev.mlgovern.registry.promotion;

import dev.mlgovern.core.topology.Topology;
import dev.mlgovern.core.topology.TopologySource;
import dev.mlgovern.registry.model.ModelVersionArn;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.sagemaker.model.DescribeModelPackageResponse;

/** Versions as SageMaker describes them, without a SageMaker. */
final class Sources {
    static final ModelVersionArn VERSION =
            ModelVersionArn.parse("arn:aws:sagemaker:eu-west-1:222222222222:model-package/churn/7");

    private Sources() {}

    /** A topology whose target has a key or none. */
    static Topology topology(String key) {
        return TopologySource.yaml("""
                        regions: [eu-west-1]
                        access: { role: mlgovern }
                        accounts:
                          central: { id: "111111111111", role: ML_SHARED_SERVICES, models: { bucket: central-models%s } }
                          dev: { id: "222222222222", role: ML_DEV, models: { bucket: dev-models } }
                          test: { id: "333333333333", role: ML_TEST, models: { bucket: test-models } }
                          prod: { id: "444444444444", role: ML_PROD }
                          lab: { id: "555555555555", role: ML_DEV, models: { bucket: lab-models } }
                        teams:
                          fraud:
                            line-of-business: retail
                            cost-center: "4711"
                            owner: olaf
                            accounts: { dev: dev, test: test, prod: prod }
                        tags: { prefix: anybank, defaults: { owner: ml, business-unit: it, cost-center: "1" } }
                        """.formatted(key.isEmpty() ? "" : ", key: \"" + key + "\""))
                .load();
    }

    static Route route(String key) {
        return Route.of(topology(key), VERSION, PromotionRequest.builder().build());
    }

    static DescribeModelPackageResponse described(UnaryOperator<DescribeModelPackageResponse.Builder> more) {
        return more.apply(DescribeModelPackageResponse.builder()
                        .modelPackageArn(VERSION.toString())
                        .modelPackageStatus("Completed")
                        .modelApprovalStatus("Approved")
                        .customerMetadataProperties(Map.of()))
                .build();
    }

    static Source source(DescribeModelPackageResponse described, Reference... references) {
        return new Source(described, new PinnedImages(), List.of(references), Map.of(), Map.of());
    }

    static Reference environment(String name, String uri) {
        return new Reference(uri, Reference.Kind.UNSURE, "container environment " + name);
    }

    static List<String> names(int count) {
        String[] names = new String[count];
        Arrays.setAll(names, i -> "key" + i);
        return List.of(names);
    }
}
