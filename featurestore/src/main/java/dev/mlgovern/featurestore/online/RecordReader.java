package dev.mlgovern.featurestore.online;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.work.FanOut;
import dev.mlgovern.featurestore.group.FeatureGroupArn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.SageMakerFeatureStoreRuntimeClient;

/** Reads records of some groups, in as few calls as can be: a hundred a call, whatever groups of an account and region they are of. */
final class RecordReader {
    private final MlPlatform platform;
    private final Map<FeatureGroupArn, Projection> projections;

    RecordReader(MlPlatform platform, Map<FeatureGroupArn, Projection> projections) {
        this.platform = platform;
        this.projections = projections;
    }

    private record Place(AccountId account, Region region) {}

    Optional<Served> one(Asked asked) {
        return new BatchRead(client(place(asked)), projections, List.of(asked)).alone(asked);
    }

    Answers all(Collection<Asked> records) {
        List<List<Asked>> batches = batches(records);
        FanOut<List<Asked>, Answers> read = platform.work()
                .forEach(
                        batches,
                        batch -> new BatchRead(client(place(batch.get(0))), projections, batch).run(platform.work()));
        Answers answers = new Answers();
        read.failures()
                .forEach((batch, failure) ->
                        batch.forEach(asked -> answers.failures().put(asked, failure)));
        read.results().values().forEach(answers::add);
        return answers;
    }

    private static List<List<Asked>> batches(Collection<Asked> records) {
        Map<Place, List<Asked>> places = new LinkedHashMap<>();
        for (Asked asked : new LinkedHashSet<>(records)) {
            places.computeIfAbsent(place(asked), place -> new ArrayList<>()).add(asked);
        }
        List<List<Asked>> batches = new ArrayList<>();
        for (List<Asked> there : places.values()) {
            for (int from = 0; from < there.size(); from += BatchRead.MOST) {
                batches.add(there.subList(from, Math.min(from + BatchRead.MOST, there.size())));
            }
        }
        return batches;
    }

    private static Place place(Asked asked) {
        return new Place(asked.group().account(), asked.group().region());
    }

    private SageMakerFeatureStoreRuntimeClient client(Place place) {
        return platform.in(place.account()).in(place.region()).client(SageMakerFeatureStoreRuntimeClient::builder);
    }
}
