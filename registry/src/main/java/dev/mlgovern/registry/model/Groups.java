package dev.mlgovern.registry.model;

import dev.mlgovern.core.AccountScope;
import dev.mlgovern.core.error.ConflictException;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.error.NotFoundException;
import java.util.Optional;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribeModelPackageGroupResponse;

/**
 * The model groups of one account and region. Thread-safe.
 *
 * <p>Calls {@code sagemaker:DescribeModelPackageGroup} and {@code sagemaker:CreateModelPackageGroup}.
 */
public final class Groups {
    private final AccountScope scope;

    /**
     * Looks into one registry.
     *
     * @param scope its account and region
     */
    public Groups(AccountScope scope) {
        this.scope = scope;
    }

    /**
     * Looks for a group; one call.
     *
     * @param name its name
     * @param owner whose models it must hold
     * @return empty if there is none
     * @throws ConflictException if the group says that it holds other models
     */
    public Optional<ModelGroupArn> find(GroupName name, GroupOwner owner) {
        try {
            DescribeModelPackageGroupResponse found =
                    sageMaker().describeModelPackageGroup(d -> d.modelPackageGroupName(name.value()));
            ModelGroupArn arn = ModelGroupArn.parse(found.modelPackageGroupArn());
            String says = found.modelPackageGroupDescription();
            if (says != null && owner.contradicts(says)) {
                throw new ConflictException(Failure.of(
                                "sagemaker:CreateModelPackageGroup",
                                "group " + name
                                        + " is taken: it says \"" + says + "\", needed is \"" + owner
                                        + "\"; rename the team or the group")
                        .in(arn.account()));
            }
            return Optional.of(arn);
        } catch (NotFoundException none) {
            return Optional.empty();
        }
    }

    /**
     * Makes a group with the cost tags of the call context. Only for a group that was not found.
     *
     * @param name its name
     * @param owner whose models it is going to hold
     * @return the group; that of somebody else who made it meanwhile, if it holds the same models
     */
    public ModelGroupArn make(GroupName name, GroupOwner owner) {
        try {
            return ModelGroupArn.parse(sageMaker()
                    .createModelPackageGroup(
                            c -> c.modelPackageGroupName(name.value()).modelPackageGroupDescription(owner.toString()))
                    .modelPackageGroupArn());
        } catch (GovernanceException failed) {
            // the answer may have been lost, and a group that exists is a plain ValidationException here
            return find(name, owner).orElseThrow(() -> failed);
        }
    }

    private SageMakerClient sageMaker() {
        return scope.client(SageMakerClient::builder);
    }
}
