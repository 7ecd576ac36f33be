package dev.mlgovern.registry.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.registry.Ground;
import dev.mlgovern.registry.LocalGround;
import dev.mlgovern.testkit.LocalCloud;
import org.junit.jupiter.api.AfterEach;

/** The road on LocalCloud. */
class LocalLifecycleTest extends LifecycleContract {
    private final LocalCloud cloud = LocalCloud.start();

    @Override
    Ground ground() {
        return new LocalGround(cloud);
    }

    @AfterEach
    void everyRequestKeptToTheModels() {
        assertThat(cloud.violations()).isEmpty();
    }
}
