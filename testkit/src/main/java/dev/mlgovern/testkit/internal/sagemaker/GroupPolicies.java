package dev.mlgovern.testkit.internal.sagemaker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.Access;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import java.util.List;
import java.util.Map;

/**
 * The resource policies of model package groups. They are set by name, so only in the owner's account:
 * https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_PutModelPackageGroupPolicy.html
 */
final class GroupPolicies implements Operations {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Realms realms;

    GroupPolicies(Realms realms) {
        this.realms = realms;
    }

    @Override
    public Map<String, Operation> all() {
        return Map.of(
                "PutModelPackageGroupPolicy", new Operation(this::named, this::put),
                "GetModelPackageGroupPolicy", new Operation(this::named, this::get),
                "DeleteModelPackageGroupPolicy", new Operation(this::named, this::delete));
    }

    private List<Access> named(Call call) {
        return realms.only(call, arn(call));
    }

    private ObjectNode put(Call call) {
        SageMakerArn arn = existing(call);
        String policy = Wire.required(call.input(), "ResourcePolicy");
        check(policy);
        realms.of(arn).groupPolicies.put(arn.name(), policy);
        return Wire.object("ModelPackageGroupArn", arn.toString());
    }

    private ObjectNode get(Call call) {
        return Wire.object("ResourcePolicy", policy(existing(call)));
    }

    private ObjectNode delete(Call call) {
        SageMakerArn arn = existing(call);
        policy(arn);
        realms.of(arn).groupPolicies.remove(arn.name());
        return Wire.object();
    }

    private String policy(SageMakerArn arn) {
        String policy = realms.of(arn).groupPolicies.get(arn.name());
        if (policy == null) {
            // worded as CloudFormation's and Terraform's resources expect it:
            // https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-sagemaker
            throw AwsError.validation("Cannot find resource policy for: " + arn);
        }
        return policy;
    }

    private SageMakerArn existing(Call call) {
        SageMakerArn arn = arn(call);
        if (!realms.of(arn).groups.has(arn.name())) {
            throw AwsError.validation("Cannot find Model Package Group: " + arn);
        }
        return arn;
    }

    private static void check(String policy) {
        try {
            if (JSON.readTree(policy).path("Statement").isMissingNode()) {
                throw AwsError.validation("Invalid resource policy: it has no Statement");
            }
        } catch (JsonProcessingException e) {
            throw AwsError.validation("Invalid resource policy: it is not JSON");
        }
    }

    private static SageMakerArn arn(Call call) {
        return SageMakerArn.own(call, Groups.TYPE, Wire.required(call.input(), "ModelPackageGroupName"));
    }
}
