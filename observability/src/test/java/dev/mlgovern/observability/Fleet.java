package dev.mlgovern.observability;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.topology.TopologySource;
import dev.mlgovern.testkit.LocalCloud;
import java.util.List;

/** A bank with one team, and accounts to look at them from. */
public final class Fleet {
    public static final AccountId WATCH = AccountId.of("666666666666");
    public static final AccountId SECURITY = AccountId.of("777777777777");
    public static final AccountId DEV = AccountId.of("222222222222");
    public static final AccountId TEST = AccountId.of("333333333333");
    public static final AccountId PROD = AccountId.of("444444444444");
    public static final List<AccountId> ALL = List.of(AccountId.of("111111111111"), WATCH, SECURITY, DEV, TEST, PROD);

    private static final String TOOLING = "999999999999";

    private final LocalCloud cloud;

    public Fleet(LocalCloud cloud) {
        this.cloud = cloud;
        ALL.forEach(account -> cloud.account(account.value()).role("mlgovern").trusts(TOOLING));
        List.of(DEV, TEST, PROD).forEach(account -> cloud.account(WATCH.value()).monitors(account.value()));
    }

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
                          observability: { id: "666666666666", role: OBSERVABILITY }
                          security: { id: "777777777777", role: SECURITY_TOOLING }
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
}
