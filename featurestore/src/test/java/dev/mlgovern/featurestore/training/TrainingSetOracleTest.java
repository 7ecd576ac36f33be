package dev.mlgovern.featurestore.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.featurestore.Bank;
import dev.mlgovern.featurestore.FeatureStore;
import dev.mlgovern.featurestore.group.FeatureGroup;
import dev.mlgovern.featurestore.group.OfflineStore.TableFormat;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.trino.Trino;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;

/** What Trino makes of the SQL is what looking at every record gives, row for row: a hundred histories a try. */
class TrainingSetOracleTest {
    private final Trino trino = Trino.started();
    private final OfflineTables tables = new OfflineTables();
    private final LocalCloud cloud = LocalCloud.start();
    private final MlPlatform platform = new Bank(cloud).platform();
    private final FeatureGroup first = new Cards(new Bank(cloud), platform, TableFormat.ICEBERG).group;
    private final FeatureGroup second = new Cards(new Bank(cloud), platform, TableFormat.GLUE).group;

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void trainingSet_overAnyHistories_isWhatTheOracleSays(@ForAll long seed) {
        World world = new World(seed);
        tables.fill(first, world.lines(first, world.first));
        tables.fill(second, world.lines(second, world.second));

        TrainingSet set = FeatureStore.on(platform).trainingSet(t -> define(t, world));

        assertThat(trino.run(set.sql(), set.parameters())).containsExactlyInAnyOrderElementsOf(world.expected());
    }

    @Property(tries = 10, shrinking = ShrinkingMode.OFF)
    void snapshot_overAnyHistories_isWhatTheOracleSays(@ForAll long seed) {
        World world = new World(seed);
        for (FeatureGroup group : List.of(first, second)) {
            tables.fill(group, world.lines(group, world.first));
            Snapshot.Builder builder = Snapshot.of(group).addFeatures("spent");
            Optional.ofNullable(world.until).ifPresent(builder::asOf);
            Optional.ofNullable(world.knownBy).ifPresent(builder::knownBy);
            Snapshot snapshot = builder.build();

            List<List<@Nullable Object>> rows = trino.run(snapshot.sql(), snapshot.parameters());

            assertThat(rows.stream().map(row -> Arrays.asList(row.get(0), row.get(2))))
                    .containsExactlyInAnyOrderElementsOf(world.snapshot());
        }
    }

    private void define(TrainingSetDefinition.Builder set, World world) {
        Base.Builder base = Base.rows(world.base()).time("at");
        if (world.since != null) {
            base.since(world.since);
        }
        if (world.until != null) {
            base.until(world.until);
        }
        if (world.knownBy != null) {
            set.knownBy(world.knownBy);
        }
        set.base(base).features(first, f -> f.key("card").features("spent")).features(second, f -> {
            f.key("card").featureAs("spent", "spent_2").putDefault("spent", -1.0);
            if (world.timeToLive != null) {
                f.timeToLive(world.timeToLive);
            }
        });
    }
}
