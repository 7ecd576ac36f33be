package dev.mlgovern.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What each piece of work costs in calls, without STS; {@code docs/calls.md} says the same. */
@ExtendWith(LocalCloudExtension.class)
class CallCountTest {
    private Bank bank;
    private MlPlatform platform;
    private ModelRegistry registry;

    @BeforeEach
    void open(LocalCloud cloud) {
        bank = new Bank(cloud);
        platform = bank.platform();
        registry = ModelRegistry.on(platform);
        cloud.clearCalls();
    }

    @AfterEach
    void close() {
        platform.close();
    }

    private void counts(String work, int calls, int changes) throws IOException {
        assertThat(bank.operations()).as(work).hasSize(calls);
        assertThat(bank.changes()).as(work).hasSize(changes);
        Path docs = Path.of("").toAbsolutePath();
        String line = "| %s | %d | %d |".formatted(work, calls, changes);
        assertThat(Files.readString(docs.resolveSibling("docs").resolve("calls.md")))
                .contains(line);
        bank.cloud().clearCalls();
    }

    @Test
    void work_ofTheRegistry_costsAsManyCallsAsTheDocsSay() throws IOException {
        ModelVersion version = registry.register(bank.registration().build());
        counts("register", 16, 6);
        registry.register(bank.registration().build());
        counts("register the same again", 9, 0);
        registry.approve(version, a -> a.by("lea").because("good"));
        counts("approve", 2, 1);
        registry.describe(version);
        counts("describe", 1, 0);
        registry.latestApproved(q -> q.team("fraud").group("churn"));
        counts("latest approved", 2, 0);
        registry.promote(version, p -> {}).plan();
        counts("plan a promotion", 9, 0);
        registry.promote(version, p -> {}).run();
        counts("promote", 33, 10);
        registry.promote(version, p -> {}).run();
        counts("promote the same again", 25, 0);
    }
}
