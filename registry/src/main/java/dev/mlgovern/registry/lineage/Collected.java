package dev.mlgovern.registry.lineage;

import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.topology.Topology;
import dev.mlgovern.core.work.FanOut;
import dev.mlgovern.registry.lineage.LineageReader.Located;
import dev.mlgovern.registry.lineage.LineageReader.Visit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What reading has brought together so far. Not thread-safe. */
final class Collected {
    private final Topology topology;
    private final Map<Visit, List<String>> starts = new HashMap<>();
    private final Map<String, Located> located = new LinkedHashMap<>();
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Set<Traced.Arrow> arrows = new LinkedHashSet<>();
    private final Set<String> unread = new HashSet<>();
    private final Set<LineageGap> gaps = new LinkedHashSet<>();

    Collected(Topology topology) {
        this.topology = topology;
    }

    void visited(List<Visit> wave, FanOut<Visit, Traced> traced) {
        for (Visit visit : wave) {
            starts.put(visit, List.of());
        }
        traced.results().forEach((visit, found) -> {
            starts.put(visit, found.starts());
            found.entities().forEach(arn -> located.putIfAbsent(arn, locate(visit, arn)));
            arrows.addAll(found.arrows());
        });
        traced.failures().forEach((visit, failure) -> gap(visit.place(), visit.uri(), failure));
    }

    /** Its own account tells best about an entity; one that is not ours is known only to who shares its lineage. */
    private Located locate(Visit visit, String arn) {
        Place place = Place.ofArn(arn).filter(this::ours).orElse(visit.place());
        return new Located(place, arn);
    }

    List<Located> undescribed() {
        return located.values().stream()
                .filter(one -> !entries.containsKey(one.arn()) && !unread.contains(one.arn()))
                .toList();
    }

    void described(FanOut<Located, Entry> described) {
        described.results().forEach((one, entry) -> entries.put(one.arn(), entry));
        described.failures().forEach((one, failure) -> {
            unread.add(one.arn());
            gap(one.place(), one.arn(), failure);
        });
    }

    /** Where to go on: to the accounts that own what came up, unless they were asked or told already. */
    List<Visit> next() {
        Set<Visit> told = new HashSet<>(starts.keySet());
        entries.values()
                .forEach(entry -> told.add(new Visit(entry.place(), entry.node().uri())));
        List<Visit> open = entries.values().stream()
                .filter(entry -> entry.node().kind() == LineageNode.Kind.ARTIFACT)
                .map(entry -> entry.node().uri())
                .distinct()
                .flatMap(uri -> owner(uri).map(place -> new Visit(place, uri)).stream())
                .filter(visit -> !told.contains(visit))
                .toList();
        List<Visit> foreign =
                open.stream().filter(visit -> !ours(visit.place())).toList();
        unvisited(foreign, "not an account of this platform");
        foreign.forEach(visit -> starts.put(visit, List.of()));
        return open.stream().filter(visit -> ours(visit.place())).toList();
    }

    void unvisited(Collection<Visit> visits, String reason) {
        visits.forEach(visit -> gaps.add(new LineageGap(visit.place().account(), visit.uri(), reason)));
    }

    Optional<LineageGraph> graph(Visit first) {
        Map<String, LineageNode> nodes = new LinkedHashMap<>();
        entries.values()
                .forEach(
                        entry -> nodes.merge(entry.node().key(), entry.node(), (seen, same) -> entry.mergedInto(seen)));
        Optional<LineageNode> start = starts.getOrDefault(first, List.of()).stream()
                .flatMap(arn -> Stream.ofNullable(entries.get(arn)))
                .findFirst()
                .flatMap(entry -> Optional.ofNullable(nodes.get(entry.node().key())));
        return start.map(node -> new Pruning(nodes, edges()).graph(node, gaps));
    }

    private List<LineageEdge> edges() {
        Set<LineageEdge> edges = new LinkedHashSet<>();
        for (Traced.Arrow arrow : arrows) {
            Entry from = entries.get(arrow.from());
            Entry to = entries.get(arrow.to());
            if (from != null
                    && to != null
                    && !from.node().key().equals(to.node().key())) {
                edges.add(new LineageEdge(from.node().key(), to.node().key(), arrow.association()));
            }
        }
        return List.copyOf(edges);
    }

    private Optional<Place> owner(String uri) {
        return Place.ofImage(uri).isPresent() ? Optional.empty() : Entry.owner(topology, uri);
    }

    private boolean ours(Place place) {
        return topology.accounts().stream().anyMatch(account -> account.id().equals(place.account()));
    }

    private void gap(Place place, String uri, GovernanceException failure) {
        gaps.add(new LineageGap(place.account(), uri, String.valueOf(failure.getMessage())));
    }
}
