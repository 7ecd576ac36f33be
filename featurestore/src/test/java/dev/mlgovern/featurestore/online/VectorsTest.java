package dev.mlgovern.featurestore.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.AccessDeniedException;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.featurestore.Bank;
import dev.mlgovern.featurestore.Bank.CardActivity;
import dev.mlgovern.featurestore.FeatureStore;
import dev.mlgovern.featurestore.group.FeatureGroup;
import dev.mlgovern.featurestore.record.EventTime;
import dev.mlgovern.featurestore.record.RecordIdentifier;
import dev.mlgovern.featurestore.record.RecordType;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudTest;
import dev.mlgovern.testkit.RecordedCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several groups at once, and any number of identifiers. */
@LocalCloudTest
class VectorsTest {
    private static final AccountId DEV = AccountId.of("222222222222");

    private LocalCloud cloud;
    private MlPlatform platform;
    private FeatureStore store;
    private FeatureGroup cards;
    private FeatureGroup customers;
    private Instant now;

    // guide: type
    record Customer(@RecordIdentifier String id, @EventTime Instant at, int age) {}

    record Spent(@RecordIdentifier String card, @EventTime Instant at, double spent) {}

    record Payment(Spent card, Optional<Customer> payer, Optional<Customer> payee) {}
    // end

    @BeforeEach
    void open(LocalCloud started) {
        cloud = started;
        Bank bank = new Bank(cloud);
        cloud.account(DEV.value()).role("mlgovern").trusts("999999999999");
        platform = bank.platform();
        store = FeatureStore.on(platform);
        now = cloud.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        cards = store.ensure(bank.definition().build()).run();
        customers = customers(Bank.STORE);
        store.records(cards, Bank.TYPE).put(new CardActivity("4711", now, 12.5, 3, "DE"));
        put("ann", 30);
        put("bob", 40);
        cloud.clearCalls();
    }

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void get_ofSeveralGroups_isOneCall_thatReadsOnlyWhatTheTypesHave() throws IOException {
        // guide: vectors
        Vectors<Payment> payments =
                store.vectors(Payment.class, Map.of("card", cards, "payer", customers, "payee", customers));
        FeatureVector<Payment> vector = payments.get(Map.of("card", "4711", "payer", "ann", "payee", "bob"));
        Optional<Payment> payment = vector.value();
        // end
        assertThat(payment)
                .contains(new Payment(
                        new Spent("4711", now, 12.5),
                        Optional.of(new Customer("ann", now, 30)),
                        Optional.of(new Customer("bob", now, 40))));
        assertThat(cloud.calls()).extracting(RecordedCall::operation).containsExactly("BatchGetRecord");
        assertThat(vector.expiresAt()).contains(now.plus(Duration.ofDays(30)));
        assertThat(vector).hasToString("FeatureVector[value, missing [], failures []]");
        assertThat(Files.readString(Path.of("../docs/calls.md")))
                .contains("| read a vector of several feature groups | 1 | 0 |");
        String source = Files.readString(Path.of("src/test/java/dev/mlgovern/featurestore/online/VectorsTest.java"));
        String guide = Files.readString(Path.of("../docs/feature-store.md"));
        for (String part : List.of("type", "vectors", "stream")) {
            int from = source.indexOf("// guide: " + part + "\n") + part.length() + 11;
            assertThat(guide)
                    .contains(source.substring(from, source.indexOf("// end", from))
                            .stripIndent()
                            .strip());
        }
    }

    @Test
    void get_whereARecordIsMissing_isEmptyOrNoVector() {
        Vectors<Payment> payments =
                store.vectors(Payment.class, Map.of("card", cards, "payer", customers, "payee", customers));
        FeatureVector<Payment> without = payments.get(Map.of("card", "4711", "payer", "nobody"));
        assertThat(without.value().orElseThrow().payer()).isEmpty();
        assertThat(without.missing()).containsExactly("payer", "payee");
        FeatureVector<Payment> none = payments.get(Map.of("card", "0815", "payer", "ann"));
        assertThat(none.value()).isEmpty();
        assertThat(none.missing()).containsExactly("card", "payee");
        assertThat(none.failures()).isEmpty();
    }

    @Test
    void get_ofManyVectors_asksForEachRecordOnce_aHundredACall() {
        Vectors<Payment> payments =
                store.vectors(Payment.class, Map.of("card", cards, "payer", customers, "payee", customers));
        List<Map<String, String>> asked = IntStream.range(0, 150)
                .mapToObj(i -> Map.of("card", i == 7 ? "4711" : "none-" + i, "payer", "ann"))
                .toList();
        List<FeatureVector<Payment>> vectors = payments.get(asked);
        assertThat(cloud.calls()).hasSize(2);
        assertThat(vectors).hasSize(150);
        assertThat(vectors.stream().filter(v -> v.value().isPresent())).containsExactly(vectors.get(7));
    }

    record Pair(Customer here, Customer there) {}

    @Test
    void get_ofTwoAccounts_isACallEach_andTellsWhichFailed() {
        FeatureGroup theirs = customers(DEV);
        Vectors<Pair> pairs = store.vectors(Pair.class, Map.of("here", customers, "there", theirs));
        store.records(theirs, RecordType.of(Customer.class)).put(new Customer("ann", now, 31));
        cloud.clearCalls();
        assertThat(pairs.get(Map.of("here", "ann", "there", "ann"))
                        .value()
                        .orElseThrow()
                        .there()
                        .age())
                .isEqualTo(31);
        assertThat(cloud.calls()).hasSize(2);
        cloud.faults()
                .on("featurestore-runtime.sagemaker:BatchGetRecord")
                .account(DEV.value())
                .denied();
        FeatureVector<Pair> half = pairs.get(Map.of("here", "ann", "there", "ann"));
        assertThat(half.value()).isEmpty();
        assertThat(half.failures()).containsOnlyKeys("there");
        assertThat(half.failures().get("there"))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining(DEV.value());
        assertThat(half.toString()).doesNotContain("ann");
    }

    @Test
    void get_whatTheServiceLeavesAside_isAskedForAgain() {
        cloud.disturbBatchReads(1, 1);
        Vectors<Payment> payments =
                store.vectors(Payment.class, Map.of("card", cards, "payer", customers, "payee", customers));
        assertThat(payments.get(Map.of("card", "4711", "payer", "ann")).value()).isPresent();
        assertThat(cloud.calls())
                .extracting(RecordedCall::operation)
                .containsExactly("BatchGetRecord", "BatchGetRecord", "GetRecord");
    }

    @Test
    void vectors_thatDoNotFit_sayEveryProblem() {
        assertThatThrownBy(
                        () -> store.vectors(Payment.class, Map.of("card", customers, "payer", customers, "x", cards)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("card: feature card String is not in the group")
                .hasMessageContaining("component payee has no feature group")
                .hasMessageContaining("feature group x is for no component");
        assertThatThrownBy(() -> store.vectors(Customer.class, Map.of()))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("id: ");
        assertThatThrownBy(() -> store.vectors(String.class, Map.of()))
                .hasMessageContaining("must be a Java record with components");
        Vectors<Payment> payments =
                store.vectors(Payment.class, Map.of("card", cards, "payer", customers, "payee", customers));
        assertThatThrownBy(() -> payments.get(Map.of("payer", "ann"))).hasMessageContaining("of card is required");
        assertThatThrownBy(() -> payments.get(Map.of("card", "4711", "shop", "x")))
                .hasMessageContaining("[shop]");
    }

    @Test
    void read_ofTenThousand_holdsAThousand_andKeepsTheOrder() throws IOException {
        Records<CardActivity> records = store.records(cards, Bank.TYPE);
        AtomicInteger taken = new AtomicInteger();
        Stream<String> identifiers = IntStream.range(0, 10_000)
                .peek(i -> taken.incrementAndGet())
                .mapToObj(i -> i % 5_000 == 17 ? "4711" : "none-" + i);
        List<ReadOutcome<CardActivity>> first =
                records.read(identifiers).limit(20).toList();
        assertThat(taken).hasValue(1000);
        assertThat(cloud.calls()).hasSize(10);
        assertThat(first).extracting(ReadOutcome::identifier).startsWith("none-0", "none-1");
        assertThat(first.get(17))
                .isEqualTo(new ReadOutcome.Present<>(
                        "4711", new CardActivity("4711", now, 12.5, 3, "DE"), now.plus(Duration.ofDays(30))))
                .hasToString("Present until " + now.plus(Duration.ofDays(30)));
        cloud.clearCalls();
        // guide: stream
        try (Stream<ReadOutcome<CardActivity>> outcomes = records.read(tenThousand())) {
            outcomes.forEach(outcome -> {
                if (outcome instanceof ReadOutcome.Present<CardActivity> present) {
                    score(present.record(), present.expiresAt());
                }
            });
        }
        // end
        assertThat(cloud.calls()).hasSize(100);
        assertThat(Files.readString(Path.of("../docs/calls.md")))
                .contains("| read 10 000 records of a feature group | 100 | 0 |");
        assertThat(scored).hasValue(2);
    }

    @Test
    void read_whereACallIsDenied_failsItsHundredAlone() {
        cloud.faults()
                .on("featurestore-runtime.sagemaker:BatchGetRecord")
                .times(1)
                .denied();
        List<ReadOutcome<CardActivity>> outcomes = store.records(cards, Bank.TYPE)
                .read(IntStream.range(0, 300).mapToObj(i -> "none-" + i))
                .toList();
        assertThat(outcomes).filteredOn(ReadOutcome.Failed.class::isInstance).hasSize(100);
        assertThat(outcomes).filteredOn(ReadOutcome.Missing.class::isInstance).hasSize(200);
        assertThat(outcomes.toString()).doesNotContain("none-");
    }

    private final AtomicInteger scored = new AtomicInteger();

    private void score(CardActivity activity, @Nullable Instant until) {
        assertThat(activity.at().plus(Duration.ofDays(30))).isEqualTo(until);
        scored.incrementAndGet();
    }

    private static Stream<String> tenThousand() {
        return IntStream.range(0, 10_000).mapToObj(i -> i % 5_000 == 17 ? "4711" : "none-" + i);
    }

    private void put(String id, int age) {
        store.records(customers, RecordType.of(Customer.class)).put(new Customer(id, now, age));
    }

    private FeatureGroup customers(AccountId account) {
        return store.ensure(d -> d.name("customers")
                        .team("fraud")
                        .account(account)
                        .records(RecordType.of(Customer.class))
                        .onlineStore(s -> {}))
                .run();
    }
}
