package dev.mlgovern.observability.cost;

import dev.mlgovern.core.topology.Topology;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.costexplorer.model.Dimension;
import software.amazon.awssdk.services.costexplorer.model.Expression;
import software.amazon.awssdk.services.costexplorer.model.MatchOption;

/** Filters as Cost Explorer takes them: https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_Expression.html */
final class CostFilters {
    private final Topology topology;
    private final boolean wholeOrganization;

    CostFilters(Topology topology, boolean wholeOrganization) {
        this.topology = topology;
        this.wholeOrganization = wholeOrganization;
    }

    Optional<Expression> of(Map<CostDimension, List<String>> only) {
        List<Expression> parts = new ArrayList<>();
        if (!wholeOrganization && !only.containsKey(CostDimension.ACCOUNT)) {
            parts.add(values(
                    CostDimension.ACCOUNT,
                    topology.accounts().stream()
                            .map(account -> account.id().value())
                            .sorted()
                            .toList()));
        }
        only.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(CostDimension::key)))
                .forEach(entry -> parts.add(one(entry.getKey(), entry.getValue())));
        return all(parts);
    }

    /** An {@code And} of one is refused. */
    private static Optional<Expression> all(List<Expression> parts) {
        return parts.size() < 2
                ? parts.stream().findFirst()
                : Optional.of(Expression.builder().and(parts).build());
    }

    private Expression one(CostDimension dimension, List<String> values) {
        if (!dimension.tagged()) {
            return values(dimension, values);
        }
        List<Expression> parts = new ArrayList<>();
        List<String> named = values.stream().filter(value -> !value.isEmpty()).toList();
        if (!named.isEmpty()) {
            parts.add(values(dimension, named));
        }
        if (named.size() < values.size()) {
            parts.add(Expression.builder()
                    .tags(tag -> tag.key(name(dimension)).matchOptions(MatchOption.ABSENT))
                    .build());
        }
        return parts.size() == 1 ? parts.get(0) : Expression.builder().or(parts).build();
    }

    private Expression values(CostDimension dimension, List<String> values) {
        return dimension.tagged()
                ? Expression.builder()
                        .tags(tag -> tag.key(name(dimension)).values(values))
                        .build()
                : Expression.builder()
                        .dimensions(
                                d -> d.key(Dimension.fromValue(dimension.key())).values(values))
                        .build();
    }

    private String name(CostDimension dimension) {
        return dimension.name(topology.tags()).orElseThrow();
    }
}
