package dev.mlgovern.testkit.internal.sagemaker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.Access;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import java.util.List;
import java.util.Map;

/**
 * The one lineage group of an account, which RAM can share as a whole:
 * https://docs.aws.amazon.com/sagemaker/latest/dg/xaccount-lineage-tracking.html
 */
final class LineageGroups implements Operations {
    private static final String TYPE = "lineage-group";
    private static final String NAME = "sagemaker-default-lineage-group";

    private static final List<String> SHARED = List.of(
            "sagemaker:DescribeAction",
            "sagemaker:DescribeArtifact",
            "sagemaker:DescribeContext",
            "sagemaker:DescribeTrialComponent",
            "sagemaker:AddAssociation",
            "sagemaker:DeleteAssociation",
            "sagemaker:QueryLineage");

    private final Realms realms;

    LineageGroups(Realms realms) {
        this.realms = realms;
    }

    @Override
    public Map<String, Operation> all() {
        return Map.of(
                "DescribeLineageGroup", new Operation(this::named, this::describe),
                "GetLineageGroupPolicy", new Operation(this::named, this::policy),
                "ListLineageGroups", new Operation(realms::any, this::list));
    }

    /** Lets one more account in. */
    static void share(Realms realms, SageMakerArn owner, String consumer) {
        Realm realm = realms.of(owner);
        ArrayNode statements = Wire.array(List.of());
        realm.lineageReaders.add(consumer);
        for (String reader : realm.lineageReaders) {
            ObjectNode statement = Wire.object("Effect", "Allow");
            statement.set("Principal", Wire.object("AWS", "arn:aws:iam::" + reader + ":root"));
            SHARED.forEach(statement.putArray("Action")::add);
            statement.put("Resource", "arn:aws:sagemaker:" + owner.region() + ":" + owner.account() + ":*");
            statements.add(statement);
        }
        ObjectNode policy = Wire.object("Version", "2012-10-17");
        policy.set("Statement", statements);
        realm.lineagePolicy = policy.toString();
    }

    /** The group that an entity is in. */
    static SageMakerArn arn(SageMakerArn entity) {
        return entity.with(TYPE, NAME);
    }

    private List<Access> named(Call call) {
        return realms.only(call, named(call, Wire.required(call.input(), "LineageGroupName")));
    }

    private ObjectNode describe(Call call) {
        return group(existing(call));
    }

    private ObjectNode group(SageMakerArn arn) {
        double made = realms.of(arn).made;
        return Wire.object("LineageGroupName", arn.name())
                .put("LineageGroupArn", arn.toString())
                .put("CreationTime", made)
                .put("LastModifiedTime", made);
    }

    private ObjectNode policy(Call call) {
        SageMakerArn arn = existing(call);
        String policy = realms.of(arn).lineagePolicy;
        if (policy == null) {
            throw new AwsError(400, "ResourceNotFound", "Lineage group '" + arn + "' has no policy.");
        }
        return Wire.object("LineageGroupArn", arn.toString()).put("ResourcePolicy", policy);
    }

    private ObjectNode list(Call call) {
        return new Listing(call, List.of(group(SageMakerArn.own(call, TYPE, NAME))))
                .page(realms.cloud, "LineageGroupSummaries");
    }

    private static SageMakerArn existing(Call call) {
        SageMakerArn arn = named(call, Wire.required(call.input(), "LineageGroupName"));
        if (!NAME.equals(arn.name())) {
            throw new AwsError(400, "ResourceNotFound", "Lineage group '" + arn + "' does not exist.");
        }
        return arn;
    }

    private static SageMakerArn named(Call call, String name) {
        return SageMakerArn.of(call, TYPE, name);
    }
}
