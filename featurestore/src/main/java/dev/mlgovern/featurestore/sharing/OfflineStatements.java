package dev.mlgovern.featurestore.sharing;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.policy.PolicyStatement;
import dev.mlgovern.featurestore.group.FeatureGroupArn;
import dev.mlgovern.featurestore.group.OfflineTable;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * The least that another account needs to read the table of an offline store with Athena.
 *
 * <p>https://docs.aws.amazon.com/athena/latest/ug/security-iam-cross-account-glue-catalog-access.html and, for the files,
 * https://docs.aws.amazon.com/athena/latest/ug/cross-account-permissions.html
 */
record OfflineStatements(FeatureGroupArn group, AccountId reader, OfflineTable table) {

    /** Databases and tables are lower case in Glue's ARNs: it keeps their names so. */
    PolicyStatement catalog() {
        String prefix =
                "arn:%s:glue:%s:%s:".formatted(group.partition(), group.region().id(), group.account());
        String database = table.database().toLowerCase(Locale.ROOT);
        return allow("Table")
                .addActions(
                        "glue:GetDatabase",
                        "glue:GetTable",
                        "glue:GetPartition",
                        "glue:GetPartitions",
                        "glue:BatchGetPartition")
                .addResources(
                        prefix + "catalog",
                        prefix + "database/" + database,
                        prefix + "table/" + database + "/" + table.table().toLowerCase(Locale.ROOT))
                .build();
    }

    PolicyStatement objects() {
        return allow("Files")
                .addActions("s3:GetObject")
                .addResources("arn:%s:s3:::%s/%s*".formatted(group.partition(), bucket(), prefix()))
                .build();
    }

    PolicyStatement listing() {
        return allow("List")
                .addActions("s3:ListBucket")
                .addResources("arn:%s:s3:::%s".formatted(group.partition(), bucket()))
                .putCondition("StringLike", "s3:prefix", prefix() + "*")
                .build();
    }

    PolicyStatement location() {
        return allow("Place")
                .addActions("s3:GetBucketLocation")
                .addResources("arn:%s:s3:::%s".formatted(group.partition(), bucket()))
                .build();
    }

    // the key is used by S3 alone:
    // https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service
    PolicyStatement key() {
        return allow("Key")
                .addActions("kms:Decrypt")
                .addResources("*")
                .putCondition(
                        "StringEquals",
                        "kms:ViaService",
                        "s3.%s.amazonaws.com".formatted(group.region().id()))
                .build();
    }

    String bucket() {
        String path = table.location().replaceFirst("^s3://", "");
        return path.contains("/") ? path.substring(0, path.indexOf('/')) : path;
    }

    /** What keys begin with, up to a slash, so that the table's neighbours stay shut. */
    private String prefix() {
        String path = table.location().replaceFirst("^s3://[^/]+/?", "");
        return path.isEmpty() || path.endsWith("/") ? path : path + "/";
    }

    private PolicyStatement.Builder allow(String what) {
        return PolicyStatement.allow(sid(what)).addAccount(group.partition(), reader);
    }

    /** Letters and digits, and still another one for each group. */
    private String sid(String what) {
        CRC32 sum = new CRC32();
        sum.update(group.toString().getBytes(StandardCharsets.UTF_8));
        return "Mlgovern%s%s%s%08x"
                .formatted(what, reader, group.name().replaceAll("[^a-zA-Z0-9]", ""), sum.getValue());
    }
}
