package dev.mlgovern.governance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.testkit.house.RuntimeTree;
import org.junit.jupiter.api.Test;

class RuntimeTreeTest {
    private final RuntimeTree tree = RuntimeTree.resolved();

    @Test
    void runtimeTree_isTheOneThatTheGuideShows() {
        assertThat(tree.table()).isEqualTo(RuntimeTree.documented("governance"));
    }

    @Test
    void runtimeTree_ofAwsServices_hasOnlyThoseOfModels() {
        assertThat(tree.awsServices()).containsExactly("ecr", "s3", "sagemaker", "sagemakerruntime", "sts");
    }
}
