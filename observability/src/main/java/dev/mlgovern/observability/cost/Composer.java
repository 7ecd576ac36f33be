package dev.mlgovern.observability.cost;

import dev.mlgovern.core.tag.TagScheme;
import dev.mlgovern.core.topology.Topology;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Takes a query apart into slices, since Cost Explorer splits by two dimensions. Of three or four, those with most values are left to it,
 * and there is a slice for each value of the others, which one slice before finds.
 */
final class Composer {
    /** What a dimension is taken to have if nothing says how many. */
    private static final int UNKNOWN = 50;

    private final Topology topology;

    Composer(Topology topology) {
        this.topology = topology;
    }

    /** The dimensions that Cost Explorer splits by, in the order of the query. */
    List<CostDimension> split(CostQuery query) {
        List<CostDimension> most = query.by().stream()
                .sorted(Comparator.comparing(this::expected).reversed())
                .limit(Slice.MOST)
                .toList();
        return query.by().stream().filter(most::contains).toList();
    }

    /** The dimensions of which each value has a slice. */
    List<CostDimension> sliced(CostQuery query) {
        List<CostDimension> split = split(query);
        return query.by().stream().filter(each -> !split.contains(each)).toList();
    }

    Slice whole(CostQuery query, List<CostDimension> by) {
        return new Slice(query.grain(), by, query.only());
    }

    Slice of(CostQuery query, List<CostDimension> sliced, List<String> values) {
        Map<CostDimension, List<String>> only = new LinkedHashMap<>(query.only());
        for (int i = 0; i < sliced.size(); i++) {
            only.put(sliced.get(i), List.of(values.get(i)));
        }
        return new Slice(query.grain(), split(query), only);
    }

    /** The values of one line, in the order of the query. */
    List<String> values(CostQuery query, Map<CostDimension, String> found) {
        List<String> values = new ArrayList<>();
        query.by().forEach(dimension -> values.add(found.getOrDefault(dimension, "")));
        return values;
    }

    /** How many values a dimension is expected to have: those that the topology gives, and none. */
    int expected(CostDimension dimension) {
        if (dimension.equals(CostDimension.ACCOUNT)) {
            return topology.accounts().size();
        }
        if (dimension.equals(CostDimension.REGION)) {
            return topology.regions().size();
        }
        TagScheme scheme = topology.tags();
        Optional<String> key = dimension.tagged() ? dimension.name(scheme) : Optional.empty();
        long known = key.stream()
                .flatMap(name -> topology.accounts().stream()
                        .map(topology::tagsOf)
                        .map(tags -> tags.values().get(name)))
                .filter(Objects::nonNull)
                .distinct()
                .count();
        return known == 0 ? UNKNOWN : (int) known + 1;
    }
}
