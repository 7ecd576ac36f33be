package dev.mlgovern.featurestore.sharing;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.topology.TopologySource;
import dev.mlgovern.featurestore.Bank;
import dev.mlgovern.featurestore.FeatureStore;
import dev.mlgovern.featurestore.group.FeatureGroup;
import dev.mlgovern.featurestore.group.FeatureGroupArn;
import dev.mlgovern.featurestore.group.OfflineStore;
import dev.mlgovern.featurestore.group.OfflineTable;
import dev.mlgovern.testkit.KeySetup;
import dev.mlgovern.testkit.LocalCloud;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.lakeformation.LakeFormationClient;
import software.amazon.awssdk.services.lakeformation.model.Permission;
import software.amazon.awssdk.services.ram.RamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.CrossAccountFilterOption;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.SageMakerFeatureStoreRuntimeClient;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.model.FeatureValue;

/** The bank's feature store, a team's account beside it, and an account of another organization. */
final class Neighbours implements AutoCloseable {
    static final AccountId FRAUD = AccountId.of("222222222222");
    static final AccountId STRANGER = AccountId.of("888888888888");
    static final Region REGION = Region.EU_WEST_1;
    static final String UNIT = "arn:aws:organizations::999999999999:ou/o-exampleorg1/ou-ab12-11111111";
    // a statement without a list, and a boolean where a text is usual
    static final String THEIRS = "{\"Version\":\"2012-10-17\",\"Statement\":{\"Sid\":\"Tls only\",\"Effect\":\"Deny\","
            + "\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::central-features/*\","
            + "\"Condition\":{\"Bool\":{\"aws:SecureTransport\":false}}}}";

    final LocalCloud cloud;
    final Bank bank;
    final MlPlatform platform;
    final KeySetup key;

    Neighbours(LocalCloud cloud) {
        this.cloud = cloud;
        bank = new Bank(cloud);
        cloud.account(FRAUD.value())
                .organization("o-exampleorg1", "ou-ab12-11111111")
                .role("mlgovern")
                .trusts("999999999999");
        cloud.account(STRANGER.value())
                .organization("o-elsewhere12")
                .role("mlgovern")
                .trusts("999999999999");
        key = cloud.account(Bank.STORE.value()).key("features");
        platform = bank.platform();
    }

    @Override
    public void close() {
        platform.close();
    }

    /** The platform of another organization. */
    MlPlatform elsewhere() {
        return MlPlatform.builder()
                .topology(TopologySource.yaml("""
                        organization: o-elsewhere12
                        regions: [eu-west-1]
                        access: { role: mlgovern }
                        accounts:
                          shared: { id: "888888888888", role: ML_SHARED_SERVICES }
                        tags:
                          prefix: anybank
                          defaults: { owner: them, business-unit: it, cost-center: "1" }
                        """))
                .credentials(cloud.credentials("999999999999", "ines"))
                .httpClient(cloud.httpClient())
                .actor("ines")
                .clock(cloud.clock())
                .sleeper(cloud.clock()::advance)
                .build();
    }

    FeatureGroup group() {
        return group("card-activity", s -> s.kmsKeyArn(key.arn()));
    }

    FeatureGroup group(String name, UnaryOperator<OfflineStore.Builder> offline) {
        return FeatureStore.on(platform)
                .ensure(bank.definition()
                        .name(name)
                        .offlineStore(offline.apply(OfflineStore.builder()
                                        .s3Uri("s3://central-features/offline")
                                        .roleArn(Bank.ROLE))
                                .build())
                        .build())
                .run();
    }

    void get(MlPlatform as, AccountId account, FeatureGroupArn group) {
        as.in(account)
                .client(SageMakerFeatureStoreRuntimeClient::builder)
                .getRecord(r -> r.featureGroupName(group.toString()).recordIdentifierValueAsString("4711"));
    }

    void get(FeatureGroupArn group) {
        get(platform, FRAUD, group);
    }

    void put(FeatureGroupArn group) {
        platform.in(FRAUD)
                .client(SageMakerFeatureStoreRuntimeClient::builder)
                .putRecord(r -> r.featureGroupName(group.toString())
                        .record(value("card", "4711"), value("at", "2026-11-23T09:00:00Z"), value("spent", "1.5")));
    }

    private static FeatureValue value(String name, String value) {
        return FeatureValue.builder().featureName(name).valueAsString(value).build();
    }

    List<String> found(AccountId account) {
        return platform
                .in(account)
                .client(SageMakerClient::builder)
                .search(r ->
                        r.resource("FeatureGroup").crossAccountFilterOption(CrossAccountFilterOption.CROSS_ACCOUNT))
                .results()
                .stream()
                .map(result -> result.featureGroup().featureGroupName())
                .toList();
    }

    /** Writes a file of the offline store, as SageMaker does. */
    String file(OfflineTable table) {
        String place = table.location().replace("s3://central-features/", "") + "/part-0.parquet";
        cloud.account(Bank.STORE.value())
                .bucket("central-features")
                .defaultKey(key.arn())
                .put(place, "rows".getBytes(StandardCharsets.UTF_8));
        return place;
    }

    String read(String file) {
        return platform.in(FRAUD)
                .client(S3Client::builder)
                .getObjectAsBytes(r -> r.bucket("central-features").key(file))
                .asUtf8String();
    }

    /** Looks a table up in the owner's catalog, as the other account's Athena does. */
    String table(OfflineTable table) {
        return platform.in(FRAUD)
                .client(GlueClient::builder)
                .getTable(r -> r.catalogId(Bank.STORE.value())
                        .databaseName(table.database())
                        .name(table.table()))
                .table()
                .name();
    }

    String bucketPolicy() {
        return platform.in(Bank.STORE)
                .client(S3Client::builder)
                .getBucketPolicy(r -> r.bucket("central-features"))
                .policy();
    }

    String keyPolicy() {
        return platform.in(Bank.STORE)
                .client(KmsClient::builder)
                .getKeyPolicy(r -> r.keyId(key.arn()).policyName("default"))
                .policy();
    }

    String cataloguePolicy() {
        return glue().getResourcePolicy(r -> {}).policyInJson();
    }

    GlueClient glue() {
        return platform.in(Bank.STORE).client(GlueClient::builder);
    }

    RamClient ram() {
        return platform.in(Bank.STORE).client(RamClient::builder);
    }

    /** Lets Lake Formation decide about a table, and perhaps about its files. */
    void govern(OfflineTable table, boolean files) {
        LakeFormationClient lake = platform.in(Bank.STORE).client(LakeFormationClient::builder);
        lake.revokePermissions(r -> r.principal(p -> p.dataLakePrincipalIdentifier("IAM_ALLOWED_PRINCIPALS"))
                .resource(x -> x.table(t -> t.catalogId(Bank.STORE.value())
                        .databaseName(table.database())
                        .name(table.table())))
                .permissions(Permission.ALL));
        if (files) {
            lake.registerResource(r -> r.resourceArn("arn:aws:s3:::central-features/offline")
                    .roleArn("arn:aws:iam::555555555555:role/lake"));
        }
    }
}
