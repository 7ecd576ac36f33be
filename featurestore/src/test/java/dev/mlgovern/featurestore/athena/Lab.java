package dev.mlgovern.featurestore.athena;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.featurestore.Bank;
import dev.mlgovern.featurestore.FeatureStore;
import dev.mlgovern.featurestore.group.FeatureGroup;
import dev.mlgovern.featurestore.group.OfflineStore.TableFormat;
import dev.mlgovern.featurestore.online.Deletion;
import dev.mlgovern.featurestore.online.Records;
import dev.mlgovern.featurestore.record.EventTime;
import dev.mlgovern.featurestore.record.RecordIdentifier;
import dev.mlgovern.featurestore.record.RecordType;
import dev.mlgovern.featurestore.training.Base;
import dev.mlgovern.featurestore.training.ColumnType;
import dev.mlgovern.featurestore.training.Rows;
import dev.mlgovern.featurestore.training.TrainingSet;
import dev.mlgovern.featurestore.training.TrainingSetDefinition;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.trino.TrinoEngine;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The bank's feature store with two groups and their history, and a team's account that trains. */
final class Lab {
    static final AccountId DEV = AccountId.of("222222222222");
    static final String STORE = Bank.STORE.value();
    static final String RESULTS = "s3://fraud-dev-results/athena/";

    final LocalCloud cloud;
    final MlPlatform platform;
    final FeatureStore store;
    private final FeatureGroup cards;
    private final FeatureGroup countries;

    Lab(LocalCloud cloud) {
        this.cloud = cloud;
        Bank bank = new Bank(cloud);
        cloud.account(DEV.value()).role("mlgovern").trusts("999999999999");
        cloud.account(DEV.value()).bucket("fraud-dev-results");
        cloud.account(DEV.value()).dataCatalog("central_features", STORE);
        platform = bank.platform();
        store = FeatureStore.on(platform);
        cards = store.ensure(bank.definition().build()).run();
        countries = store.ensure(d -> d.name("country-risk")
                        .team("fraud")
                        .records(RecordType.of(CountryRisk.class))
                        .offlineStore(s -> s.s3Uri("s3://central-features/offline")
                                .roleArn(Bank.ROLE)
                                .format(TableFormat.GLUE)))
                .run();
        fill();
        cloud.queries().engine(new TrinoEngine());
    }

    /** How risky a country is. */
    public record CountryRisk(
            @RecordIdentifier String country, @EventTime Instant at, double risk) {}

    private void fill() {
        Records<Bank.CardActivity> activity = store.records(cards, Bank.TYPE);
        activity.put(new Bank.CardActivity("a", at(9), 1.5, 2, "DE"));
        activity.put(new Bank.CardActivity("a", at(11), 7.5, 4, "FR"));
        activity.put(new Bank.CardActivity("b", at(9), 3.5, null, "FR"));
        activity.delete("b", at(10), Deletion.SOFT);
        Records<CountryRisk> risks = store.records(countries, RecordType.of(CountryRisk.class));
        risks.put(new CountryRisk("DE", at(1), 0.25));
        risks.put(new CountryRisk("FR", at(1), 0.5));
    }

    /** Card a before and after its second record, card b after it was deleted, card c that nobody knows. */
    TrainingSet set() {
        return set(rows(0));
    }

    /** So many rows that no statement takes them. */
    TrainingSet bigSet() {
        return set(rows(600));
    }

    private TrainingSet set(Rows rows) {
        return TrainingSet.of(TrainingSetDefinition.builder()
                .base(Base.rows(rows).time("at"))
                .features(
                        cards, f -> f.key("card").features("spent", "shops-24h").catalog("central_features"))
                .features(countries, f -> f.key("country").features("risk").catalog("central_features"))
                .build());
    }

    private static Rows rows(int more) {
        Rows.Builder rows = Rows.builder()
                .column("card", ColumnType.VARCHAR)
                .column("country", ColumnType.VARCHAR)
                .column("at", ColumnType.TIMESTAMP)
                .column("fraud", ColumnType.BIGINT);
        rows.row("a", "DE", at(10), 0L);
        rows.row("a", "FR", at(12), 1L);
        rows.row("b", "FR", at(12), 0L);
        rows.row("c", null, at(12), 1L);
        IntStream.range(0, more).forEach(i -> rows.row("unknown-".repeat(60) + i, "DE", at(13), (long) i));
        return rows.build();
    }

    TrainingRuns runs(Consumer<? super RunSettings.Builder> more) {
        return store.runs(r -> {
            r.account(DEV).output(RESULTS);
            more.accept(r);
        });
    }

    /** What the store's account has to allow, so that the team's account may read the offline store. */
    void share() {
        shareCatalog();
        shareBucket();
    }

    void shareCatalog() {
        cloud.account(STORE).catalogPolicy("""
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                 "Principal": {"AWS": "arn:aws:iam::222222222222:root"}, "Action": "glue:Get*", "Resource": "*"}]}""");
    }

    void shareBucket() {
        cloud.account(STORE).bucket("central-features").policy("""
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                 "Principal": {"AWS": "arn:aws:iam::222222222222:root"}, "Action": ["s3:GetObject", "s3:ListBucket"],
                 "Resource": ["arn:aws:s3:::central-features", "arn:aws:s3:::central-features/*"]}]}""");
    }

    static Instant at(int hour) {
        return Instant.parse("2026-11-23T00:00:00Z").plusSeconds(hour * 3600L);
    }

    long calls(String operation) {
        return cloud.calls().stream()
                .filter(call -> call.operation().equals(operation))
                .count();
    }
}
