package dev.mlgovern.featurestore.athena;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.featurestore.FeatureStore;
import dev.mlgovern.featurestore.training.TrainingSet;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the guide shows. */
@LocalCloudTest
class RunGuideTest {
    @Test
    void run_asTheGuideShowsIt_readsRowsAndWritesFiles(LocalCloud cloud) {
        Lab lab = new Lab(cloud);
        lab.share();
        AccountId dev = Lab.DEV;
        FeatureStore store = lab.store;
        TrainingSet set = lab.set();
        List<Double> all = new ArrayList<>();

        TrainingRuns runs =
                store.runs(r -> r.account(dev).workGroup("primary").output("s3://fraud-dev-results/athena/"));

        TrainingRows few = runs.rows(set).run();
        for (TrainingRow row : few.rows()) {
            Optional<Double> spent = row.number("spent");
            spent.ifPresent(all::add);
        }

        TrainingFiles many = runs.files(set, "s3://fraud-dev-results/sets").run();
        List<String> parquet = many.files();

        assertThat(all).containsExactlyInAnyOrder(1.5, 7.5);
        assertThat(parquet).hasSize(1);
    }
}
