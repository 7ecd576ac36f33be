package dev.mlgovern.testkit.internal.kms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.iam.Policy;
import dev.mlgovern.testkit.internal.service.Access;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import dev.mlgovern.testkit.internal.service.Caller;
import dev.mlgovern.testkit.internal.service.Cloud;
import dev.mlgovern.testkit.internal.service.KeyStore;
import dev.mlgovern.testkit.internal.service.Service;
import dev.mlgovern.testkit.internal.service.Timestamps;
import java.util.List;
import java.util.Set;

/** Describing keys, their policies, and using them. */
public final class KmsService implements Service, KeyStore {
    private static final Set<String> OPERATIONS =
            Set.of("DescribeKey", "GetKeyPolicy", "PutKeyPolicy", "GenerateDataKey", "Encrypt", "Decrypt");
    private static final Set<String> OWN_ACCOUNT_ONLY = Set.of("GetKeyPolicy", "PutKeyPolicy");

    private final Keys keys = new Keys();
    private final Cloud cloud;

    /**
     * The service of one cloud.
     *
     * @param cloud evaluates key policies
     */
    public KmsService(Cloud cloud) {
        this.cloud = cloud;
    }

    /**
     * Makes a key, unless the alias has one.
     *
     * @param accountId its account
     * @param region its Region
     * @param alias its alias, without {@code alias/}
     * @return its ARN
     */
    public String create(String accountId, String region, String alias) {
        return keys.create(accountId, region, alias, cloud.clock().instant()).arn();
    }

    /**
     * Sets a key's policy.
     *
     * @param keyArn the key
     * @param policy the document
     */
    public void policy(String keyArn, String policy) {
        Policy.parse(policy);
        at(keyArn).state().policy = policy;
    }

    /**
     * Lets a key be used, or not.
     *
     * @param keyArn the key
     * @param enabled whether it may be used
     */
    public void enabled(String keyArn, boolean enabled) {
        at(keyArn).state().enabled = enabled;
    }

    private Key at(String keyArn) {
        return keys.at(keyArn);
    }

    @Override
    public String use(Caller caller, String region, String action, String key) {
        Key found = keys.find(caller.accountId(), region, key);
        // what other services ask it for is in S3:
        // https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service
        Access access = found.needs(action).with("kms:ViaService", "s3." + region + ".amazonaws.com");
        cloud.authorize(caller, region, access);
        usable(found);
        return found.arn();
    }

    @Override
    public String name() {
        return "kms";
    }

    @Override
    public List<Access> access(Call call) {
        if (!OPERATIONS.contains(call.operation())) {
            throw AwsError.unknownOperation(call.operation());
        }
        Key key = key(call);
        if (OWN_ACCOUNT_ONLY.contains(call.operation()) && !key.owner().equals(call.accountId())) {
            // https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html: "Cross-account use: No"
            throw new AwsError(400, "NotFoundException", "Key '" + key.arn() + "' does not exist in this account");
        }
        return List.of(key.needs("kms:" + call.operation()));
    }

    @Override
    public ObjectNode answer(Call call) {
        Key key = key(call);
        JsonNode input = call.input();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        switch (call.operation()) {
            case "DescribeKey" -> answer.set("KeyMetadata", metadata(key));
            case "GetKeyPolicy" -> answer.put("Policy", key.state().policy).put("PolicyName", "default");
            case "PutKeyPolicy" -> put(key, input.path("Policy").asText());
            case "GenerateDataKey" -> DataKeys.generate(usable(key), input, answer);
            case "Encrypt" -> DataKeys.encrypt(usable(key), input, answer);
            default -> DataKeys.decrypt(usable(key), input, answer);
        }
        return answer;
    }

    private Key key(Call call) {
        JsonNode input = call.input();
        String name = input.has("KeyId") ? input.path("KeyId").asText() : DataKeys.keyOf(input.path("CiphertextBlob"));
        return keys.find(call.accountId(), call.region(), name);
    }

    private static void put(Key key, String policy) {
        try {
            Policy.parse(policy);
        } catch (IllegalArgumentException e) {
            throw (AwsError)
                    new AwsError(400, "MalformedPolicyDocumentException", String.valueOf(e.getMessage())).initCause(e);
        }
        key.state().policy = policy;
    }

    private static Key usable(Key key) {
        if (!key.state().enabled) {
            throw new AwsError(400, "DisabledException", key.arn() + " is disabled.");
        }
        return key;
    }

    private static ObjectNode metadata(Key key) {
        ObjectNode metadata = JsonNodeFactory.instance
                .objectNode()
                .put("AWSAccountId", key.owner())
                .put("KeyId", key.id())
                .put("Arn", key.arn())
                .put("Enabled", key.state().enabled)
                .put("KeyState", key.state().enabled ? "Enabled" : "Disabled")
                .put("KeyUsage", "ENCRYPT_DECRYPT")
                .put("KeyManager", "CUSTOMER")
                .put("Origin", "AWS_KMS")
                .put("KeySpec", "SYMMETRIC_DEFAULT")
                .put("MultiRegion", false);
        metadata.putArray("EncryptionAlgorithms").add("SYMMETRIC_DEFAULT");
        metadata.set("CreationDate", Timestamps.of(key.created()));
        return metadata;
    }
}
