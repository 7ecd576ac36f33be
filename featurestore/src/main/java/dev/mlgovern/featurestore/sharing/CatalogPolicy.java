package dev.mlgovern.featurestore.sharing;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.NotFoundException;
import dev.mlgovern.core.policy.PolicyDocument;
import dev.mlgovern.core.policy.PolicyPlace;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.EnableHybridValues;
import software.amazon.awssdk.services.glue.model.ExistCondition;
import software.amazon.awssdk.services.glue.model.GetResourcePolicyResponse;

/** The one policy of an account's Glue Data Catalog in a region. */
record CatalogPolicy(MlPlatform platform, AccountId account, Region region) implements PolicyPlace {
    @Override
    public String what() {
        return "policy of the Glue Data Catalog";
    }

    @Override
    public String resource() {
        return "arn:%s:glue:%s:%s:catalog"
                .formatted(region.metadata().partition().id(), region.id(), account);
    }

    @Override
    public String reads() {
        return "glue:GetResourcePolicy";
    }

    @Override
    public String writes() {
        return "glue:PutResourcePolicy";
    }

    // https://docs.aws.amazon.com/glue/latest/dg/cross-account-access.html
    @Override
    public int limit() {
        return 10 * 1024;
    }

    @Override
    public Read read() {
        try {
            GetResourcePolicyResponse found = client().getResourcePolicy(r -> {});
            return new Read(parsed(found.policyInJson()), found.policyHash());
        } catch (NotFoundException e) {
            return new Read(PolicyDocument.empty(), null);
        }
    }

    @Override
    public void write(PolicyDocument policy, Read before) {
        @Nullable String version = before.version();
        if (policy.isEmpty()) {
            try {
                client().deleteResourcePolicy(r -> r.policyHashCondition(version));
            } catch (NotFoundException e) {
                // it is gone: by somebody else, or by this call, whose first answer was lost
            }
            return;
        }
        // without EnableHybrid a catalog that Lake Formation shares too refuses it:
        // https://docs.aws.amazon.com/glue/latest/webapi/API_PutResourcePolicy.html
        client().putResourcePolicy(r -> r.policyInJson(policy.toJson())
                .enableHybrid(EnableHybridValues.TRUE)
                .policyHashCondition(version)
                .policyExistsCondition(version == null ? ExistCondition.NOT_EXIST : ExistCondition.MUST_EXIST));
    }

    private GlueClient client() {
        return platform.in(account).in(region).client(GlueClient::builder);
    }
}
