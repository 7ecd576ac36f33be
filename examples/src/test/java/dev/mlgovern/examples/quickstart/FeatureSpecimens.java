package dev.mlgovern.examples.quickstart;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountRole;
import dev.mlgovern.core.account.Stage;
import dev.mlgovern.core.display.Display;
import dev.mlgovern.core.topology.Account;
import dev.mlgovern.core.work.Plan;
import dev.mlgovern.featurestore.FeatureStore;
import dev.mlgovern.featurestore.discovery.Discovery;
import dev.mlgovern.featurestore.discovery.FeatureQuery;
import dev.mlgovern.featurestore.discovery.IndexSettings;
import dev.mlgovern.featurestore.discovery.LiveDiscovery;
import dev.mlgovern.featurestore.display.FeatureStoreViews;
import dev.mlgovern.featurestore.group.FeatureGroup;
import dev.mlgovern.featurestore.group.FeatureGroupDefinition;
import dev.mlgovern.featurestore.group.FeatureGroups;
import dev.mlgovern.featurestore.group.Throughput;
import dev.mlgovern.featurestore.ingest.Change;
import dev.mlgovern.featurestore.ingest.Checkpoint;
import dev.mlgovern.featurestore.ingest.DeadLetter;
import dev.mlgovern.featurestore.ingest.DeadLetters;
import dev.mlgovern.featurestore.ingest.Ingestion;
import dev.mlgovern.featurestore.ingest.Ingestions;
import dev.mlgovern.featurestore.online.Deletion;
import dev.mlgovern.featurestore.online.OnlineFeatures;
import dev.mlgovern.featurestore.online.Records;
import dev.mlgovern.featurestore.online.Vectors;
import dev.mlgovern.featurestore.record.EventTime;
import dev.mlgovern.featurestore.record.FeatureRecord;
import dev.mlgovern.featurestore.record.RecordIdentifier;
import dev.mlgovern.featurestore.record.RecordType;
import dev.mlgovern.featurestore.schema.FeatureShape;
import dev.mlgovern.featurestore.sharing.AccessRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a feature store gives, holds and throws while its records, identifiers and parameters are secrets. */
final class FeatureSpecimens {
    static final String IDENTIFIER = "canary-identifier-5d21";
    static final String VALUE = "canary-feature-9b60";
    static final Instant AT = Instant.parse("2026-11-01T10:00:00Z");
    static final RecordType<Holder> TYPE = RecordType.of(Holder.class);

    private static final String ABSENT = IDENTIFIER + "-absent";

    private final WatchedBank bank;
    private final Account home;
    private final String key;

    FeatureSpecimens(WatchedBank bank) {
        this.bank = bank;
        this.home = bank.topology.only(AccountRole.FEATURE_STORE);
        this.key = new Landing(bank.cloud, bank.topology).featureStore();
        bank.canaries.add("identifier of a record", IDENTIFIER);
        bank.canaries.add("value of a feature", VALUE);
    }

    /** Who has a card. */
    record Holder(@RecordIdentifier String card, @EventTime Instant at, String name, double risk) {}

    /** Records together. */
    record Pair(Holder holder, Optional<Holder> other) {}

    void look() {
        try (MlPlatform platform = bank.platform(Person.INES).build()) {
            FeatureStore store = FeatureStore.on(platform);
            FeatureGroup group = group(store);
            values(platform, group);
            online(store, group);
            ingest(store, group);
            share(store, group);
            find(platform, store);
            new TrainingSpecimens(bank).look(store, group);
            given(store);
        }
    }

    private FeatureGroup group(FeatureStore store) {
        FeatureGroupDefinition definition = FeatureGroupDefinition.builder()
                .name("card-holder")
                .team("fraud")
                .records(TYPE)
                .onlineStore(online -> {})
                .offlineStore(offline -> offline.s3Uri("s3://" + Landing.FEATURES + "/offline")
                        .roleArn("arn:aws:iam::" + home.id() + ":role/" + Landing.OFFLINE_ROLE)
                        .kmsKeyArn(key))
                .build();
        Plan<FeatureGroup> plan = given(store.ensure(given(definition)));
        FeatureGroup made = plan.run(bank.evidence::of);
        return given(store.describe(given(made).arn()));
    }

    private void values(MlPlatform platform, FeatureGroup group) {
        FeatureRecord.Builder record = FeatureRecord.of(group.schema())
                .put("card", IDENTIFIER)
                .put("at", EventTime.Format.ISO_8601.write(AT))
                .put("name", VALUE);
        given(record);
        given(record.build());
        given(TYPE.encode(holder()));
        given(List.of(EventTime.Format.EPOCH_SECONDS, new Throughput(1, 1), new FeatureStoreViews()));
        given(List.of(FeatureShape.LIST, FeatureShape.SET, FeatureShape.vector(3)));
        given(List.of(new FeatureGroups(platform), new OnlineFeatures(platform), new Ingestions(platform)));
        fails(() -> record.put("risk", VALUE));
        fails(() -> record.put("name", List.of(VALUE)));
        fails(() -> FeatureRecord.of(group.schema()).put("name", VALUE).build().identifier());
    }

    private static Holder holder() {
        return new Holder(IDENTIFIER, AT, VALUE, 0.5);
    }

    private void online(FeatureStore store, FeatureGroup group) {
        Records<Holder> records = given(store.records(group, TYPE));
        records.put(holder());
        given(store.records(group));
        given(records.get(List.of(IDENTIFIER, ABSENT)));
        given(records.read(Stream.of(IDENTIFIER, ABSENT)).toList());
        Vectors<Pair> vectors = given(store.vectors(Pair.class, Map.of("holder", group, "other", group)));
        given(vectors.get(Map.of("holder", IDENTIFIER, "other", ABSENT)));
        fails(() -> store.vectors(Pair.class, Map.of("holder", group)));
        refused("ValidationError", records, vectors);
        refused("AccessDeniedException", records, vectors);
        records.delete(IDENTIFIER, AT.plusSeconds(1), Deletion.SOFT);
    }

    /** The runtime repeats what it was sent. */
    private void refused(String code, Records<Holder> records, Vectors<Pair> vectors) {
        bank.tap.answers(new Echo("featurestore-runtime.", "", code));
        fails(() -> records.put(holder()));
        fails(() -> records.get(IDENTIFIER));
        fails(() -> records.delete(IDENTIFIER, AT, Deletion.HARD));
        given(records.get(List.of(IDENTIFIER)));
        given(records.read(Stream.of(IDENTIFIER)).toList());
        given(vectors.get(Map.of("holder", IDENTIFIER)));
        bank.tap.answers((request, cloud) -> null);
    }

    private void ingest(FeatureStore store, FeatureGroup group) {
        List<DeadLetter> dead = new ArrayList<>();
        Ingestion<Holder> ingestion = given(store.ingest(group, TYPE));
        given(ingestion.spec());
        given(ingestion.deadLetters(dead::add).reportTo(bank.evidence::of).from(List.of(holder())));
        Ingestion<FeatureRecord> raw = store.ingest(group).deadLetters(dead::add);
        given(raw.from(
                List.of(FeatureRecord.of(group.schema()).put("name", VALUE).build())));
        Change<Holder> gone = Change.delete(IDENTIFIER, AT.plusSeconds(2), Deletion.SOFT);
        given(ingestion.changes().from(given(List.of(Change.put(holder()), gone))));
        bank.tap.answers(new Echo("featurestore-runtime.", "", "ValidationError"));
        given(ingestion.from(List.of(holder())));
        letters(ingestion);
        bank.tap.answers((request, cloud) -> null);
        if (dead.size() < 2) {
            throw new AssertionError("what cannot be written is put aside, were " + dead.size());
        }
        given(dead);
    }

    private void letters(Ingestion<Holder> ingestion) {
        try {
            Path folder = Files.createTempDirectory("letters");
            DeadLetters file = DeadLetters.jsonLines(folder.resolve("dead.jsonl"));
            Checkpoint checkpoint = Checkpoint.file(folder.resolve("checkpoint"));
            given(ingestion.deadLetters(file).checkpoint(checkpoint).from(List.of(holder())));
            given(List.of(file, checkpoint, ingestion));
            file.close();
            Files.deleteIfExists(folder.resolve("dead.jsonl"));
            checkpoint.clear();
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void share(FeatureStore store, FeatureGroup group) {
        Account dev = bank.topology.account(bank.topology.team("fraud"), Stage.DEV);
        AccessRequest request =
                AccessRequest.builder().group(group.arn()).with(dev.id()).build();
        given(store.sharing());
        given(store.sharing().diagnose(given(request)));
        given(given(store.sharing().access(request)).run(bank.evidence::of));
        given(store.sharing().diagnose(request));
    }

    private void find(MlPlatform platform, FeatureStore store) {
        FeatureQuery query =
                FeatureQuery.builder().words("holder").addAccount(home.id()).build();
        IndexSettings settings = IndexSettings.builder().addAccount(home.id()).build();
        Discovery index =
                given(store.index(s -> s.addAccount(settings.accounts().get(0))));
        for (Discovery each : List.of(index, store.discovery(), new LiveDiscovery(platform))) {
            given(List.of(settings, query, each));
            given(given(each.groups(query)).toList());
            given(given(each.features(FeatureQuery.builder()
                            .words("name")
                            .addAccount(home.id())
                            .build()))
                    .toList());
        }
    }

    private void fails(Runnable mishap) {
        new WatchedRoad(bank).fails(mishap);
    }

    private <T extends @Nullable Object> T given(T value) {
        bank.evidence.of(value);
        if (value != null) {
            Display.html(value)
                    .ifPresent(html ->
                            bank.evidence.text("display of " + value.getClass().getName(), html));
        }
        return value;
    }
}
