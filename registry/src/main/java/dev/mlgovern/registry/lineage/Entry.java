package dev.mlgovern.registry.lineage;

import dev.mlgovern.core.topology.Account;
import dev.mlgovern.core.topology.ModelStore;
import dev.mlgovern.core.topology.Topology;
import dev.mlgovern.registry.model.S3Location;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One account's entry for a node.
 *
 * @param place where it was found
 * @param node the node it stands for
 */
record Entry(Place place, LineageNode node) {
    /** The same node seen from two entries: that of the account it belongs to tells more. */
    LineageNode mergedInto(LineageNode seen) {
        boolean own = place.account().equals(node.account());
        LineageNode wins = own ? node : seen;
        Map<String, String> facts = new HashMap<>(own ? seen.facts() : node.facts());
        facts.putAll(wins.facts());
        return new LineageNode(wins.key(), wins.kind(), wins.type(), wins.name(), wins.uri(), wins.account(), facts);
    }

    /** Where the thing behind a URI is kept, if that can be told. */
    static Optional<Place> owner(Topology topology, String uri) {
        return Place.ofArn(uri).or(() -> Place.ofImage(uri)).or(() -> bucketOwner(topology, uri));
    }

    private static Optional<Place> bucketOwner(Topology topology, String uri) {
        if (!S3Location.matches(uri)) {
            return Optional.empty();
        }
        String bucket = S3Location.parse(uri).bucket();
        return topology.accounts().stream()
                .filter(account -> account.models()
                        .map(ModelStore::bucket)
                        .filter(bucket::equals)
                        .isPresent())
                .findFirst()
                .map(Entry::home);
    }

    private static Place home(Account account) {
        return new Place(account.id(), account.region());
    }
}
