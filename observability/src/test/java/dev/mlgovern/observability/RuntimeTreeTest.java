package dev.mlgovern.observability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.testkit.house.RuntimeTree;
import org.junit.jupiter.api.Test;

class RuntimeTreeTest {
    private final RuntimeTree tree = RuntimeTree.resolved();

    @Test
    void runtimeTree_isTheOneThatTheGuideShows() {
        assertThat(tree.table()).isEqualTo(RuntimeTree.documented("observability"));
    }

    @Test
    void runtimeTree_ofAwsServices_hasOnlyThoseOfReports() {
        assertThat(tree.awsServices())
                .containsExactly(
                        "budgets",
                        "cloudtrail",
                        "cloudwatch",
                        "cloudwatchlogs",
                        "costexplorer",
                        "resourcegroupstaggingapi",
                        "sagemaker",
                        "sts");
    }
}
