package dev.mlgovern.registry.deployment;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.registry.model.Approval;
import dev.mlgovern.registry.model.Decision;
import dev.mlgovern.registry.model.LifeCycle;
import dev.mlgovern.registry.model.ModelVersionArn;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** How an approval for production is kept: as the life cycle of the version, whose stages AWS names. */
final class ProductionApproval {
    // stages and states: https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-staging-construct.html
    private static final String STAGE = LifeCycle.PRODUCTION;
    private static final String STATUS = "Approved";

    private ProductionApproval() {}

    static boolean isOne(LifeCycle lifeCycle) {
        return lifeCycle.stage().equals(STAGE) && lifeCycle.status().equals(STATUS);
    }

    static LifeCycle of(Decision decision) {
        return new LifeCycle(STAGE, STATUS, decision.written(Approval.APPROVED));
    }

    static void write(MlPlatform platform, ModelVersionArn version, Decision decision) {
        LifeCycle approved = of(decision);
        platform.in(version.account())
                .in(version.region())
                .client(SageMakerClient::builder)
                .updateModelPackage(r -> r.modelPackageArn(version.toString())
                        .modelLifeCycle(l -> l.stage(approved.stage())
                                .stageStatus(approved.status())
                                .stageDescription(approved.description())));
    }
}
