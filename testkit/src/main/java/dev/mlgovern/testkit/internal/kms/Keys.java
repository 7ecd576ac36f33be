package dev.mlgovern.testkit.internal.kms;

import dev.mlgovern.testkit.internal.service.AwsError;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The keys and aliases of all accounts and Regions. Safe for many threads. */
final class Keys {
    private final Map<String, Key> byArn = new ConcurrentHashMap<>();
    private final Map<String, String> aliases = new ConcurrentHashMap<>();

    Key create(String accountId, String region, String alias, Instant now) {
        String aliasArn = prefix(accountId, region) + "alias/" + alias;
        String keyArn = aliases.computeIfAbsent(aliasArn, arn -> {
            String id =
                    UUID.nameUUIDFromBytes(arn.getBytes(StandardCharsets.UTF_8)).toString();
            Key key =
                    new Key(id, prefix(accountId, region) + "key/" + id, now, new Key.State(defaultPolicy(accountId)));
            byArn.put(key.arn(), key);
            return key.arn();
        });
        return find(accountId, region, keyArn);
    }

    // https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html: the account's own policies decide
    private static String defaultPolicy(String accountId) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"Enable IAM User Permissions\",\"Effect\":\"Allow\","
                + "\"Principal\":{\"AWS\":\"arn:aws:iam::" + accountId
                + ":root\"},\"Action\":\"kms:*\",\"Resource\":\"*\"}]}";
    }

    // https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#key-id: another account's key only by ARN
    Key find(String accountId, String region, String name) {
        String arn = name.startsWith("arn:")
                ? name
                : prefix(accountId, region) + (name.startsWith("alias/") ? "" : "key/") + name;
        if (arn.contains(":alias/")) {
            String keyArn = aliases.get(arn);
            if (keyArn == null) {
                throw new AwsError(400, "NotFoundException", "Alias " + arn + " is not found.");
            }
            arn = keyArn;
        }
        Key key = byArn.get(arn);
        if (key == null || !region.equals(arn.split(":", -1)[3])) {
            throw new AwsError(400, "NotFoundException", "Key '" + arn + "' does not exist");
        }
        return key;
    }

    /** The key of an ARN, wherever it is. */
    Key at(String arn) {
        Key key = byArn.get(arn);
        if (key == null) {
            throw new IllegalArgumentException("no key " + arn);
        }
        return key;
    }

    private static String prefix(String accountId, String region) {
        return "arn:aws:kms:" + region + ':' + accountId + ':';
    }
}
