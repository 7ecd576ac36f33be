package dev.mlgovern.spark;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.topology.TopologySource;
import dev.mlgovern.featurestore.FeatureStore;
import dev.mlgovern.featurestore.group.FeatureGroup;
import dev.mlgovern.featurestore.group.FeatureGroupArn;
import dev.mlgovern.featurestore.ingest.IngestReport;
import dev.mlgovern.featurestore.ingest.IngestSpec;
import dev.mlgovern.featurestore.record.RecordType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.ForeachPartitionFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;

/** Loads a file of card activities into their feature group, on as many machines as Spark has. */
public final class SparkLoad {
    private SparkLoad() {}

    /**
     * What became of the rows. A task that Spark runs again counts once.
     *
     * @param rows how many the file has
     * @param written how many are in the store
     * @param failed how many are no record, or were refused for good
     */
    public record Loaded(long rows, long written, long failed) {}

    /**
     * Loads a CSV file with a header; {@code spark-submit} says where Spark runs.
     *
     * @param args the file, the ARN of the feature group, the topology's file
     * @throws IOException if the topology cannot be read
     */
    public static void main(String[] args) throws IOException {
        try (SparkSession spark = SparkSession.builder().appName("feature-load").getOrCreate()) {
            System.out.println(load(spark, args[0], args[1], Files.readString(Path.of(args[2]))));
        }
    }

    static Loaded load(SparkSession spark, String file, String group, String topology) {
        Dataset<Row> rows =
                spark.read().schema(CardActivity.COLUMNS).option("header", true).csv(file);
        LongAccumulator written = spark.sparkContext().longAccumulator("written");
        LongAccumulator failed = spark.sparkContext().longAccumulator("failed");
        IngestSpec<CardActivity> spec = spec(group, topology);
        int partitions = spark.sparkContext().defaultParallelism();
        // tag::partitions[]
        rows.repartition(partitions, rows.col("card"))
                .sortWithinPartitions("at")
                .foreachPartition((ForeachPartitionFunction<Row>) partition -> {
                    IngestReport report = spec.on(Executors.platform(topology)).from(activities(partition));
                    written.add(report.written());
                    failed.add(report.failed());
                });
        // end::partitions[]
        return new Loaded(rows.count(), written.value(), failed.value());
    }

    private static IngestSpec<CardActivity> spec(String group, String topology) {
        try (MlPlatform platform = MlPlatform.builder()
                .topology(TopologySource.yaml(topology))
                .actor("feature-load")
                .build()) {
            FeatureStore store = FeatureStore.on(platform);
            FeatureGroup cards = store.describe(FeatureGroupArn.parse(group));
            return store.ingest(cards, RecordType.of(CardActivity.class)).spec();
        }
    }

    private static Stream<CardActivity> activities(Iterator<Row> rows) {
        Iterable<Row> once = () -> rows;
        return StreamSupport.stream(once.spliterator(), false).map(CardActivity::of);
    }
}
