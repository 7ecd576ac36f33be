package dev.mlgovern.featurestore.sharing;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.policy.PolicyDocument;
import dev.mlgovern.core.policy.PolicyPlace;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;

/** The policy of the key that an offline store is encrypted with; it may be another account's. */
record KeyPolicy(MlPlatform platform, Region region, String resource) implements PolicyPlace {
    @Override
    public String what() {
        return "policy of key " + resource;
    }

    @Override
    public AccountId account() {
        return AccountId.of(resource.split(":", -1)[4]);
    }

    @Override
    public String reads() {
        return "kms:GetKeyPolicy";
    }

    @Override
    public String writes() {
        return "kms:PutKeyPolicy";
    }

    // https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html
    @Override
    public int limit() {
        return 32 * 1024;
    }

    @Override
    public Read read() {
        String json = client().getKeyPolicy(r -> r.keyId(resource).policyName("default"))
                .policy();
        return new Read(parsed(json), null);
    }

    @Override
    public void write(PolicyDocument policy, Read before) {
        client().putKeyPolicy(r -> r.keyId(resource).policyName("default").policy(policy.toJson()));
    }

    private KmsClient client() {
        return platform.in(account()).in(region).client(KmsClient::builder);
    }
}
