package dev.mlgovern.examples.quickstart;

import dev.mlgovern.core.work.Plan;
import dev.mlgovern.examples.fraud.CardActivity;
import dev.mlgovern.examples.fraud.Column;
import dev.mlgovern.examples.fraud.MerchantRisk;
import dev.mlgovern.examples.fraud.Payment;
import dev.mlgovern.examples.fraud.Payments;
import dev.mlgovern.featurestore.FeatureStore;
import dev.mlgovern.featurestore.athena.TrainingRow;
import dev.mlgovern.featurestore.athena.TrainingRows;
import dev.mlgovern.featurestore.discovery.FoundGroup;
import dev.mlgovern.featurestore.group.FeatureGroup;
import dev.mlgovern.featurestore.record.RecordType;
import dev.mlgovern.featurestore.training.Base;
import dev.mlgovern.featurestore.training.ColumnType;
import dev.mlgovern.featurestore.training.Rows;
import dev.mlgovern.featurestore.training.TrainingSet;
import java.util.List;
import java.util.stream.Stream;

/** What comes before the model: features are published in the central store, found there, and joined to payments. */
final class FeatureStory {
    /** What the team's Athena calls the Glue catalog of the central store. */
    static final String CATALOG = "features";

    private static final List<String> OF_CARDS = List.of("km_from_home", "payments_last_hour");
    private static final List<String> OF_MERCHANTS = List.of("merchant_risk");
    private static final List<String> OF_PAYMENTS = List.of("amount_eur", "hour", "card_present", "abroad");

    private final Bank bank;
    private final Narrator tell;

    FeatureStory(Bank bank, Narrator tell) {
        this.bank = bank;
        this.tell = tell;
    }

    void publish(Payments payments) {
        FeatureStore store = FeatureStore.on(bank.as(Person.FAY));
        FeatureGroup cards = group(store, "card-activity", RecordType.of(CardActivity.class));
        FeatureGroup merchants = group(store, "merchant-risk", RecordType.of(MerchantRisk.class));
        long activities = store.ingest(cards, RecordType.of(CardActivity.class))
                .from(payments.activities())
                .written();
        long risks = store.ingest(merchants, RecordType.of(MerchantRisk.class))
                .from(payments.risks())
                .written();
        tell.scene(Person.FAY, bank.features())
                .did(
                        "publishes features in the central store, online and offline",
                        Narrator.text("%,d records of %s", activities, cards.arn()),
                        Narrator.text("%,d records of %s", risks, merchants.arn()));
        share(List.of(cards, merchants));
    }

    private FeatureGroup group(FeatureStore store, String name, RecordType<?> type) {
        return store.ensure(d -> d.name(name)
                        .team("fraud")
                        .description("Features of team fraud: " + name)
                        .records(type)
                        .onlineStore(s -> {})
                        .offlineStore(s -> s.s3Uri("s3://" + Landing.FEATURES + "/offline")
                                .roleArn("arn:aws:iam::" + bank.features().id() + ":role/" + Landing.OFFLINE_ROLE)
                                .kmsKeyArn(bank.featureKey())))
                .run();
    }

    private void share(List<FeatureGroup> groups) {
        FeatureStore store = FeatureStore.on(bank.as(Person.INES));
        for (FeatureGroup group : groups) {
            store.sharing()
                    .access(a -> a.group(group.arn()).with(bank.dev().id()).offline(true))
                    .run();
        }
        tell.scene(Person.INES, bank.office(), bank.features())
                .did(
                        "lets the team read them",
                        "by resource shares, and statements in the policies of catalog, bucket and key");
    }

    TrainingData trainingSet(Payments payments) {
        FeatureStore store = FeatureStore.on(bank.as(Person.DANA));
        List<FoundGroup> found = find(store);
        TrainingSet set = store.trainingSet(t -> {
            t.base(Base.rows(rows(payments)).time("at"));
            for (FoundGroup group : found) {
                boolean cards = group.recordIdentifier().equals("card");
                t.features(
                        store.describe(group.arn()),
                        f -> f.key(group.recordIdentifier())
                                .features((cards ? OF_CARDS : OF_MERCHANTS).toArray(String[]::new))
                                .catalog(CATALOG));
            }
        });
        Plan<TrainingRows> plan = store.runs(
                        r -> r.account(bank.dev().id()).output(place("athena")).staging(place("staging")))
                .rows(set);
        tell.scene(Person.DANA, bank.features(), bank.dev())
                .did(
                        "plans a training set: each payment with its features as of its time",
                        Narrator.text(
                                "%,d payments, %d columns",
                                payments.rows().size(), set.columns().size()));
        tell.block(plan.toString());
        return read(plan.run(), set, payments.rows().size());
    }

    private List<FoundGroup> find(FeatureStore store) {
        List<FoundGroup> found =
                store.discovery().groups(q -> q.team("fraud")).stream().toList();
        tell.scene(Person.DANA, bank.dev(), bank.features())
                .did(
                        "looks for features",
                        found.stream().map(FoundGroup::toString).toArray(String[]::new));
        return found;
    }

    private static Rows rows(Payments payments) {
        Rows.Builder rows = Rows.builder()
                .column("payment", ColumnType.BIGINT)
                .column("card", ColumnType.VARCHAR)
                .column("merchant", ColumnType.VARCHAR)
                .column("at", ColumnType.TIMESTAMP)
                .column("fraud", ColumnType.BIGINT);
        OF_PAYMENTS.forEach(column -> rows.column(column, ColumnType.DOUBLE));
        long number = 0;
        for (Payment payment : payments.rows()) {
            Stream<Object> known =
                    Stream.of(number++, payment.card(), payment.merchant(), payment.at(), payment.fraud() ? 1L : 0L);
            rows.row(Stream.concat(known, OF_PAYMENTS.stream().map(payment::feature))
                    .toArray());
        }
        return rows.build();
    }

    private TrainingData read(TrainingRows result, TrainingSet set, int size) {
        Payment[] payments = new Payment[size];
        for (TrainingRow row : result.rows()) {
            payments[Math.toIntExact(row.whole("payment").orElseThrow())] = payment(row);
        }
        tell.scene(Person.DANA, bank.features(), bank.dev())
                .did(
                        "runs it on Athena",
                        Narrator.text(
                                "%,d bytes scanned, %s USD",
                                result.run().scannedBytes(), result.run().cost()),
                        "digest " + set.digest());
        return new TrainingData(
                new Payments(List.of(payments)), set.digest(), result.run().inputs());
    }

    private static Payment payment(TrainingRow row) {
        return new Payment(
                row.time("at").orElseThrow(),
                row.text("card").orElseThrow(),
                row.text("merchant").orElseThrow(),
                Payments.COLUMNS.stream()
                        .map(Column::name)
                        .map(column -> row.number(column).orElseThrow())
                        .toList(),
                row.whole("fraud").orElseThrow() == 1);
    }

    private String place(String folder) {
        return "s3://" + bank.dev().models().orElseThrow().bucket() + "/" + folder + "/";
    }
}
