package dev.mlgovern.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.topology.TopologySource;
import dev.mlgovern.featurestore.FeatureStore;
import dev.mlgovern.featurestore.group.FeatureGroup;
import dev.mlgovern.featurestore.online.Records;
import dev.mlgovern.featurestore.record.RecordType;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** Spark in local mode serializes tasks and runs failed ones again as on a cluster; its executors reach LocalCloud over HTTP. */
@Tag("outer")
@LocalCloudTest
class SparkLoadTest {
    private static final RecordType<CardActivity> TYPE = RecordType.of(CardActivity.class);
    private static final String PUT = "featurestore-runtime.sagemaker:PutRecord";
    private static final String OFFICE = "999999999999";
    private static final int CARDS = 500;
    private static final int EACH = 4;

    private static SparkSession spark;

    @TempDir
    private Path folder;

    private LocalCloud cloud;
    private Map<String, String> surroundings;
    private String topology;
    private MlPlatform platform;
    private FeatureGroup cards;
    private Records<CardActivity> records;
    private Instant begin;

    @BeforeAll
    static void start() {
        spark = SparkSession.builder()
                .master("local[2,2]") // two threads, and a task may be tried twice
                .config("spark.ui.enabled", false)
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.sql.shuffle.partitions", 4)
                .config("spark.sql.session.timeZone", "UTC")
                .getOrCreate();
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    @BeforeEach
    void open(LocalCloud started) throws IOException {
        cloud = started;
        cloud.account("555555555555").role("mlgovern").trusts(OFFICE);
        AwsCredentials keys = cloud.credentials(OFFICE, "ines").resolveCredentials();
        surroundings = Map.of(
                "aws.endpointUrl",
                cloud.uri().toString(),
                "aws.accessKeyId",
                keys.accessKeyId(),
                "aws.secretAccessKey",
                keys.secretAccessKey());
        surroundings.forEach(System::setProperty);
        // an executor keeps one platform for each topology, and each test has a cloud of its own
        topology = "# " + cloud.uri() + "\n" + Files.readString(Path.of("src/test/resources/mlgovern.yaml"));
        platform = MlPlatform.builder()
                .topology(TopologySource.yaml(topology))
                .actor("ines")
                .build();
        FeatureStore store = FeatureStore.on(platform);
        cards = store.ensure(d -> d.name("card-activity")
                        .team("fraud")
                        .description("what a card was used for lately")
                        .records(TYPE)
                        .onlineStore(s -> {}))
                .run();
        records = store.records(cards, TYPE);
        begin = cloud.clock().instant().truncatedTo(ChronoUnit.SECONDS).minusSeconds(3600);
    }

    @AfterEach
    void close() {
        platform.close();
        surroundings.keySet().forEach(System::clearProperty);
    }

    @Test
    void load_ofAFile_writesWhatSparkCounts() throws IOException {
        SparkLoad.Loaded loaded = SparkLoad.load(spark, file(), cards.arn().toString(), topology);

        assertThat(loaded).isEqualTo(new SparkLoad.Loaded(CARDS * EACH, CARDS * EACH, 0));
        assertThat(puts()).isEqualTo(CARDS * EACH);
        assertLatest();
    }

    @Test
    void load_withATaskThatFails_triesItAgainAndEndsTheSame() throws IOException {
        cloud.faults().on(PUT).skip(1_000).times(1).denied();

        SparkLoad.Loaded loaded = SparkLoad.load(spark, file(), cards.arn().toString(), topology);

        assertThat(loaded).isEqualTo(new SparkLoad.Loaded(CARDS * EACH, CARDS * EACH, 0));
        assertThat(puts())
                .as("what the failed task had written is written again")
                .isGreaterThan(CARDS * EACH);
        assertLatest();
    }

    @Test
    void guide_quotesWhatRuns() throws IOException {
        String code = Files.readString(Path.of("src/main/java/dev/mlgovern/spark/SparkLoad.java"));
        Matcher tagged = Pattern.compile("// tag::partitions\\[\\]\n(.*)\n *// end::partitions", Pattern.DOTALL)
                .matcher(code);

        assertThat(tagged.find()).isTrue();
        assertThat(Files.readString(Path.of("../docs/ingestion.md")))
                .contains(tagged.group(1).stripIndent());
    }

    private long puts() {
        return cloud.calls().stream()
                .filter(call -> call.operation().equals("PutRecord"))
                .count();
    }

    private void assertLatest() {
        List<CardActivity> latest = IntStream.range(0, CARDS)
                .mapToObj(card -> activity((EACH - 1) * CARDS + card))
                .toList();
        assertThat(latest)
                .allSatisfy(last -> assertThat(records.get(last.card())).contains(last));
    }

    private String file() throws IOException {
        Path file = folder.resolve("activities.csv");
        List<String> lines = IntStream.range(0, CARDS * EACH)
                .mapToObj(this::activity)
                .map(a -> "%s,%s,%s,%d".formatted(a.card(), a.at(), a.kmFromHome(), a.paymentsLastHour()))
                .toList();
        Files.writeString(file, "card,at,km_from_home,payments_last_hour\n" + String.join("\n", lines) + "\n");
        return file.toString();
    }

    private CardActivity activity(int row) {
        return new CardActivity("c" + row % CARDS, begin.plusSeconds(row / CARDS), row / 8.0, row);
    }
}
