package dev.mlgovern.registry;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.ConflictException;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.GateRefusedException;
import dev.mlgovern.registry.model.Approval;
import dev.mlgovern.registry.model.Decision;
import dev.mlgovern.registry.model.LifeCycle;
import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.registry.model.ModelVersionArn;
import dev.mlgovern.registry.model.Versions;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ModelLifeCycle;
import software.amazon.awssdk.services.sagemaker.model.UpdateModelPackageRequest;

/** Approves and rejects, by the documented transitions only. */
final class Decisions {
    private final MlPlatform platform;

    Decisions(MlPlatform platform) {
        this.platform = platform;
    }

    ModelVersion decide(ModelVersionArn arn, Approval next, Decision decision) {
        ModelVersion now = new Versions(platform).describe(arn);
        if (now.approval() == next
                && decision.written(next).equals(now.approvalDescription().orElse(null))) {
            return now;
        }
        check(now, next, decision);
        UpdateModelPackageRequest.Builder update = UpdateModelPackageRequest.builder()
                .modelPackageArn(arn.toString())
                .modelApprovalStatus(next.awsName())
                .approvalDescription(decision.written(next));
        now.lifeCycle().ifPresent(stage -> update.modelLifeCycle(decided(stage, next)));
        platform.in(arn.account())
                .in(arn.region())
                .client(SageMakerClient::builder)
                .updateModelPackage(update.build());
        return now.decided(next, decision);
    }

    private static void check(ModelVersion now, Approval next, Decision decision) {
        String operation = next == Approval.APPROVED ? "approve" : "reject";
        if (!now.approval().mayBecome(next)) {
            throw new ConflictException(Failure.of(
                            operation,
                            now.arn() + " is " + now.approval().awsName() + " already"
                                    + now.approvalDescription()
                                            .map(says -> ": " + says)
                                            .orElse(""))
                    .in(now.account()));
        }
        if (decision.fourEyes() && now.createdBy(decision.by())) {
            throw new GateRefusedException(
                    Failure.of(operation, decision.by() + " registered " + now.arn() + "; somebody else must decide")
                            .in(now.account()));
        }
        if (next == Approval.APPROVED) {
            decision.checkGates(now);
        }
    }

    private static ModelLifeCycle decided(LifeCycle stage, Approval next) {
        // Production/Approved is the gate of a production account, which only an approval for production opens
        boolean gate = next == Approval.APPROVED && stage.stage().equals(LifeCycle.PRODUCTION);
        return ModelLifeCycle.builder()
                .stage(gate ? LifeCycle.QA.stage() : stage.stage())
                .stageStatus(next.awsName())
                .stageDescription(stage.description())
                .build();
    }
}
