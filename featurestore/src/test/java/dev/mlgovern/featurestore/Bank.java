package dev.mlgovern.featurestore;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.topology.TopologySource;
import dev.mlgovern.featurestore.group.FeatureGroupDefinition;
import dev.mlgovern.featurestore.record.EventTime;
import dev.mlgovern.featurestore.record.FeatureDescription;
import dev.mlgovern.featurestore.record.FeatureName;
import dev.mlgovern.featurestore.record.RecordIdentifier;
import dev.mlgovern.featurestore.record.RecordType;
import dev.mlgovern.testkit.LocalCloud;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A bank with a central feature store. */
public final class Bank {
    public static final AccountId STORE = AccountId.of("555555555555");
    public static final String ROLE = "arn:aws:iam::555555555555:role/feature-store";
    public static final RecordType<CardActivity> TYPE = RecordType.of(CardActivity.class);

    private static final String TOOLING = "999999999999";

    private final LocalCloud cloud;

    public Bank(LocalCloud cloud) {
        this.cloud = cloud;
        cloud.account(STORE.value()).role("mlgovern").trusts(TOOLING);
        cloud.account(STORE.value()).role("feature-store").trusts("sagemaker.amazonaws.com");
        cloud.account(STORE.value()).bucket("central-features");
    }

    /** What a card was used for lately. */
    public record CardActivity(
            @RecordIdentifier String card,
            @EventTime Instant at,
            @FeatureDescription("euro in the last 24 hours") double spent,
            @FeatureName("shops-24h") @Nullable Integer shops,
            @Nullable String country) {}

    public MlPlatform platform() {
        return setUp().build();
    }

    public MlPlatform.Builder setUp() {
        return MlPlatform.builder()
                .topology(TopologySource.yaml("""
                        organization: o-exampleorg1
                        regions: [eu-west-1]
                        access: { role: mlgovern }
                        accounts:
                          ml-shared-services: { id: "111111111111", role: ML_SHARED_SERVICES }
                          features: { id: "555555555555", role: FEATURE_STORE }
                          fraud-dev: { id: "222222222222", role: ML_DEV }
                          fraud-test: { id: "333333333333", role: ML_TEST }
                          fraud-prod: { id: "444444444444", role: ML_PROD }
                        teams:
                          fraud:
                            line-of-business: payments
                            cost-center: "4711"
                            owner: lee
                            accounts: { dev: fraud-dev, test: fraud-test, prod: fraud-prod }
                        tags:
                          prefix: anybank
                          defaults: { owner: ml-platform, business-unit: it, cost-center: "9000" }
                        """))
                .credentials(cloud.credentials(TOOLING, "ines"))
                .httpClient(cloud.httpClient())
                .actor("ines")
                .clock(cloud.clock())
                .sleeper(cloud.clock()::advance);
    }

    public FeatureGroupDefinition.Builder definition() {
        return FeatureGroupDefinition.builder()
                .name("card-activity")
                .team("fraud")
                .description("what a card was used for lately")
                .records(TYPE)
                .onlineStore(s -> s.timeToLive(Duration.ofDays(30)))
                .offlineStore(s -> s.s3Uri("s3://central-features/offline").roleArn(ROLE));
    }
}
