package dev.mlgovern.featurestore;

import dev.mlgovern.core.account.AccountRole;
import dev.mlgovern.core.policy.AccessPlace;
import dev.mlgovern.core.policy.RequiredAccess;
import dev.mlgovern.core.policy.RequiredAccesses;
import java.util.List;
import java.util.stream.Stream;

/** What the feature store needs to be allowed to do. Buckets of offline stores and of results are named by requests, not by the topology. */
public final class FeatureStoreAccess implements RequiredAccesses {
    private static final AccessPlace OWNER = AccessPlace.of(
            "the feature group's owner",
            AccountRole.FEATURE_STORE,
            AccountRole.ML_DEV,
            AccountRole.ML_TEST,
            AccountRole.ML_PROD);
    private static final AccessPlace READER =
            AccessPlace.of("the reader's account", AccountRole.ML_DEV, AccountRole.ML_TEST, AccountRole.ML_PROD);
    private static final AccessPlace STORE = AccessPlace.of("the central feature store", AccountRole.FEATURE_STORE);

    private static final String ENSURE = "FeatureStore.ensure";
    private static final String RECORDS = "FeatureStore.records";
    private static final String DISCOVERY = "FeatureStore.discovery";
    private static final String SHARING = "FeatureStore.sharing";
    private static final String OFFLINE = "FeatureStore.sharing, offline";
    private static final String RUNS = "FeatureStore.runs";

    private static final String GROUPS = "sagemaker:feature-group/*";
    private static final String BUCKETS = "arn:{partition}:s3:::*";
    private static final String OBJECTS = "arn:{partition}:s3:::*/*";
    private static final String OF = "aws:ResourceAccount";
    private static final String OWNER_ID = "{account}";

    /** For the service loader. */
    public FeatureStoreAccess() {}

    @Override
    public List<RequiredAccess> rows() {
        return Stream.of(groups(), records(), sharing(), shares(), offline(), running(), reading())
                .flatMap(List::stream)
                .toList();
    }

    private static List<RequiredAccess> groups() {
        return List.of(
                RequiredAccess.of(ENSURE, OWNER)
                        .allow(
                                "sagemaker:DescribeFeatureGroup",
                                "sagemaker:CreateFeatureGroup",
                                "sagemaker:UpdateFeatureGroup",
                                "sagemaker:DescribeFeatureMetadata",
                                "sagemaker:UpdateFeatureMetadata",
                                "sagemaker:AddTags")
                        .on(GROUPS),
                // the role that the offline store is written with is named by the definition
                RequiredAccess.of(ENSURE, OWNER)
                        .allow("iam:PassRole")
                        .on("arn:{partition}:iam::{account}:role/*")
                        .when("iam:PassedToService", "sagemaker.amazonaws.com"),
                RequiredAccess.of("FeatureStore.describe", OWNER)
                        .allow("sagemaker:DescribeFeatureGroup")
                        .on(GROUPS),
                RequiredAccess.of(DISCOVERY, AccessPlace.EVERY)
                        .allow("sagemaker:Search")
                        .on("*"),
                RequiredAccess.of(DISCOVERY, READER)
                        .allow("sagemaker:ListResourceCatalogs")
                        .on("*"),
                RequiredAccess.of(DISCOVERY, OWNER)
                        .allow("sagemaker:DescribeFeatureMetadata")
                        .on(GROUPS));
    }

    private static List<RequiredAccess> records() {
        return List.of(
                RequiredAccess.of(RECORDS, OWNER)
                        .allow("sagemaker:GetRecord", "sagemaker:PutRecord", "sagemaker:DeleteRecord")
                        .on(GROUPS),
                RequiredAccess.of("FeatureStore.vectors", OWNER)
                        .allow("sagemaker:BatchGetRecord")
                        .on(GROUPS),
                RequiredAccess.of("FeatureStore.ingest", OWNER)
                        .allow("sagemaker:PutRecord", "sagemaker:BatchWriteRecord")
                        .on(GROUPS),
                RequiredAccess.of(RECORDS, READER)
                        .allow(
                                "sagemaker:DescribeFeatureGroup",
                                "sagemaker:GetRecord",
                                "sagemaker:BatchGetRecord",
                                "sagemaker:PutRecord")
                        .of(STORE)
                        .on(GROUPS));
    }

    private static List<RequiredAccess> sharing() {
        return List.of(
                RequiredAccess.of(SHARING, OWNER)
                        .allow(
                                "ram:CreateResourceShare",
                                "ram:GetResourceShares",
                                "ram:GetResourceShareAssociations",
                                "ram:ListPrincipals")
                        .on("*"),
                RequiredAccess.of(SHARING, OWNER)
                        .allow(
                                "ram:AssociateResourceShare",
                                "ram:AssociateResourceSharePermission",
                                "ram:DisassociateResourceShare",
                                "ram:UpdateResourceShare",
                                "ram:DeleteResourceShare",
                                "ram:ListResourceSharePermissions")
                        .on("ram:resource-share/*"),
                RequiredAccess.of(SHARING, OWNER)
                        .allow("sagemaker:DescribeFeatureGroup")
                        .on(GROUPS),
                RequiredAccess.of(SHARING, READER)
                        .allow(
                                "ram:GetResourceShares",
                                "ram:GetResourceShareInvitations",
                                "ram:AcceptResourceShareInvitation")
                        .on("*"));
    }

    private static List<RequiredAccess> shares() {
        return List.of(
                RequiredAccess.of(OFFLINE, OWNER)
                        .allow("s3:GetBucketPolicy", "s3:PutBucketPolicy", "s3:DeleteBucketPolicy")
                        .on(BUCKETS)
                        .when(OF, OWNER_ID),
                RequiredAccess.of(OFFLINE, OWNER)
                        .allow("kms:GetKeyPolicy", "kms:PutKeyPolicy")
                        .on("kms:key/*"),
                RequiredAccess.of(OFFLINE, OWNER)
                        .allow("glue:GetResourcePolicy", "glue:PutResourcePolicy", "glue:DeleteResourcePolicy")
                        .on("glue:catalog"));
    }

    private static List<RequiredAccess> offline() {
        return List.of(RequiredAccess.of(OFFLINE, OWNER)
                .allow(
                        "lakeformation:ListPermissions",
                        "lakeformation:GrantPermissions",
                        "lakeformation:RevokePermissions",
                        "lakeformation:ListResources")
                .on("*"));
    }

    private static List<RequiredAccess> running() {
        return List.of(
                RequiredAccess.of(RUNS, READER)
                        .allow(
                                "athena:StartQueryExecution",
                                "athena:GetQueryExecution",
                                "athena:GetQueryResults",
                                "athena:StopQueryExecution")
                        .on("athena:workgroup/*"),
                RequiredAccess.of(RUNS, READER)
                        .allow("glue:GetTable", "glue:CreateTable", "glue:DeleteTable")
                        .on("glue:catalog", "glue:database/*", "glue:table/*"),
                RequiredAccess.of(RUNS, READER)
                        .allow("s3:GetObject", "s3:PutObject", "s3:DeleteObject")
                        .on(OBJECTS)
                        .when(OF, OWNER_ID),
                RequiredAccess.of(RUNS, READER)
                        .allow("s3:ListBucket", "s3:GetBucketLocation")
                        .on(BUCKETS)
                        .when(OF, OWNER_ID));
    }

    /** Athena reads an offline store in the name of who asks. */
    private static List<RequiredAccess> reading() {
        return List.of(
                RequiredAccess.of(RUNS, READER)
                        .allow("glue:GetTable")
                        .of(STORE)
                        .on("glue:catalog", "glue:database/*", "glue:table/*"),
                RequiredAccess.of(RUNS, READER)
                        .allow("s3:GetObject")
                        .of(STORE)
                        .on(OBJECTS)
                        .when(OF, OWNER_ID),
                RequiredAccess.of(RUNS, READER)
                        .allow("s3:ListBucket")
                        .of(STORE)
                        .on(BUCKETS)
                        .when(OF, OWNER_ID),
                RequiredAccess.of(RUNS, READER)
                        .allow("kms:Decrypt")
                        .of(STORE)
                        .on("kms:key/*")
                        .when("kms:ViaService", "s3.{region}.amazonaws.com"));
    }
}
