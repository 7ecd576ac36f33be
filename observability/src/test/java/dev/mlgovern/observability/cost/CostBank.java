package dev.mlgovern.observability.cost;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.topology.TopologySource;
import dev.mlgovern.testkit.CostItem;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.RecordedCall;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** A bank with two teams, whose management account pays. It is noon of 23 November 2026. */
final class CostBank implements AutoCloseable {
    static final AccountId PAYER = AccountId.of("000000000001");
    static final String FRAUD_DEV = "222222222222";
    static final String FRAUD_PROD = "444444444444";
    static final String LOANS_PROD = "777777777777";
    static final String OUTSIDE = "888888888888";
    static final String OWNER = "anybank:finance:owner";
    static final String PRODUCT = "anybank:workload:product";
    static final String UNIT = "anybank:finance:business-unit";
    static final String CENTER = "anybank:finance:cost-center";
    static final String STAGE = "sagemaker:deployment-stage";
    static final String USER = "sagemaker:user-profile-arn";
    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private static final String TOOLING = "999999999999";

    final LocalCloud cloud;

    CostBank() {
        this(100);
    }

    CostBank(int pageSize) {
        cloud = LocalCloud.builder()
                .clock(Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC))
                .pageSize(pageSize)
                .start();
        for (String account : List.of(PAYER.value(), FRAUD_DEV, "333333333333", FRAUD_PROD, LOANS_PROD)) {
            cloud.account(account).role("mlgovern").trusts(TOOLING);
        }
        cloud.costs().payer(PAYER.value()).activate(OWNER, PRODUCT, UNIT, CENTER, STAGE, USER);
    }

    MlPlatform platform() {
        return setUp().build();
    }

    MlPlatform.Builder setUp() {
        return MlPlatform.builder()
                .topology(TopologySource.yaml("""
                        organization: o-exampleorg1
                        regions: [eu-west-1]
                        access: { role: mlgovern }
                        accounts:
                          management: { id: "000000000001", role: MANAGEMENT }
                          ml-shared-services: { id: "111111111111", role: ML_SHARED_SERVICES }
                          fraud-dev: { id: "222222222222", role: ML_DEV }
                          fraud-test: { id: "333333333333", role: ML_TEST }
                          fraud-prod: { id: "444444444444", role: ML_PROD }
                          loans-dev: { id: "555555555555", role: ML_DEV }
                          loans-test: { id: "666666666666", role: ML_TEST }
                          loans-prod: { id: "777777777777", role: ML_PROD }
                        teams:
                          fraud:
                            line-of-business: payments
                            cost-center: "4711"
                            owner: lee
                            accounts: { dev: fraud-dev, test: fraud-test, prod: fraud-prod }
                          loans:
                            line-of-business: lending
                            cost-center: "4712"
                            owner: kim
                            accounts: { dev: loans-dev, test: loans-test, prod: loans-prod }
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

    /** A cost of fraud's in its production account, without a product. */
    CostItem fraud(LocalDate day) {
        return cloud.costs()
                .on(FRAUD_PROD, day)
                .tag(OWNER, "lee")
                .tag(UNIT, "payments")
                .tag(STAGE, "prod");
    }

    CostItem loans(LocalDate day) {
        return cloud.costs()
                .on(LOANS_PROD, day)
                .tag(OWNER, "kim")
                .tag(UNIT, "lending")
                .tag(STAGE, "prod");
    }

    long requests() {
        return cloud.calls().stream()
                .filter(call -> call.service().equals("ce"))
                .count();
    }

    int callsOf(Runnable work) {
        cloud.clearCalls();
        work.run();
        return operations().size();
    }

    List<String> operations() {
        return cloud.calls().stream()
                .filter(call -> !call.service().equals("sts"))
                .map(RecordedCall::action)
                .toList();
    }

    @Override
    public void close() {
        List<String> violations = cloud.violations();
        cloud.close();
        if (!violations.isEmpty()) {
            throw new AssertionError("the API models were broken: " + violations);
        }
    }
}
