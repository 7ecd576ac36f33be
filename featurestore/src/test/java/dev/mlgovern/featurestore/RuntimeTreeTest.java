package dev.mlgovern.featurestore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.testkit.house.RuntimeTree;
import org.junit.jupiter.api.Test;

class RuntimeTreeTest {
    private final RuntimeTree tree = RuntimeTree.resolved();

    @Test
    void runtimeTree_isTheOneThatTheGuideShows() {
        assertThat(tree.table()).isEqualTo(RuntimeTree.documented("featurestore"));
    }

    @Test
    void runtimeTree_ofAwsServices_hasOnlyThoseOfFeatures() {
        assertThat(tree.awsServices()).containsExactly("sagemaker", "sagemakerfeaturestoreruntime", "sts");
    }
}
