package dev.mlgovern.testkit.internal.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.Access;
import dev.mlgovern.testkit.internal.service.Call;
import dev.mlgovern.testkit.internal.service.Caller;
import dev.mlgovern.testkit.internal.service.Cloud;
import dev.mlgovern.testkit.internal.service.Scoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** The realms of all accounts, and what every operation asks of them. */
final class Realms {
    final Cloud cloud;
    /** How many looks at an endpoint find it on its way; one, so that whoever does not wait notices. */
    int endpointLooks = 1;
    /** How many of the next creations and updates of feature groups are to fail. */
    int featureGroupFailures;

    private final Scoped<Realm> realms;

    Realms(Cloud cloud) {
        this.cloud = cloud;
        realms = new Scoped<>(scope -> new Realm(cloud));
    }

    Realm of(Call call) {
        return realms.in(call.accountId(), call.region());
    }

    Realm of(SageMakerArn arn) {
        return realms.in(arn.account(), arn.region());
    }

    void forEach(BiConsumer<Scoped.Scope, Realm> visitor) {
        realms.forEach(visitor);
    }

    double now() {
        return Wire.epoch(cloud.clock().instant());
    }

    /** An access to a resource, with the policy of its model package group or lineage group, or of its shares. */
    Access access(String action, SageMakerArn arn) {
        Access access = Access.of("sagemaker:" + action, arn.toString(), arn.account());
        if (LineageKind.of(arn) != null) {
            return access.withPolicy(of(arn).lineagePolicy);
        }
        if (arn.type().equals(FeatureGroups.TYPE)) {
            return access.withPolicy(cloud.shares().policy(arn.toString()));
        }
        return arn.type().startsWith("model-package")
                ? access.withPolicy(of(arn).groupPolicies.get(arn.group()))
                : access;
    }

    List<Access> only(Call call, SageMakerArn arn) {
        return List.of(access(call.operation(), arn));
    }

    /** An access to create something; tags need a permission of their own. */
    List<Access> create(Call call, SageMakerArn arn) {
        // https://docs.aws.amazon.com/sagemaker/latest/dg/security_iam_id-based-policy-examples.html#grant-tagging-permissions
        List<Access> all = new ArrayList<>(only(call, arn));
        JsonNode tags = call.input().get("Tags");
        if (tags != null && !tags.isEmpty()) {
            all.set(0, tagged(all.get(0), tags));
            all.add(tagged(access("AddTags", arn), tags));
        }
        return all;
    }

    /** An access of an operation that names no resource. */
    List<Access> any(Call call) {
        return List.of(Access.of("sagemaker:" + call.operation(), "*", call.accountId()));
    }

    private static Access tagged(Access access, JsonNode tags) {
        Access all = access;
        List<String> keys = new ArrayList<>();
        for (JsonNode tag : tags) {
            all = all.with("aws:RequestTag/" + Wire.required(tag, "Key"), Wire.text(tag, "Value", ""));
            keys.add(Wire.required(tag, "Key"));
        }
        return all.with("aws:TagKeys", keys.toArray(String[]::new));
    }

    /** Who did it: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_UserContext.html */
    static ObjectNode user(Call call) {
        Caller caller = call.caller();
        ObjectNode identity = Wire.object("Arn", caller.arn())
                .put("PrincipalId", caller.identity().userId());
        if (caller.session().sourceIdentity() != null) {
            identity.put("SourceIdentity", caller.session().sourceIdentity());
        }
        ObjectNode user = Wire.object();
        user.set("IamIdentity", identity);
        return user;
    }
}
