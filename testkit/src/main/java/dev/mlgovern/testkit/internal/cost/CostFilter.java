package dev.mlgovern.testkit.internal.cost;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mlgovern.testkit.internal.service.AwsError;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** The {@code Filter} of a request: https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_Expression.html */
final class CostFilter {
    private static final Set<String> DIMENSIONS =
            Set.of("LINKED_ACCOUNT", "SERVICE", "REGION", "USAGE_TYPE", "INSTANCE_TYPE", "RECORD_TYPE");

    private final ActiveTags tags;

    CostFilter(ActiveTags tags) {
        this.tags = tags;
    }

    Predicate<CostEntry> of(JsonNode filter) {
        if (filter.isMissingNode()) {
            return entry -> true;
        }
        if (filter.size() != 1) {
            throw AwsError.validation("Expression must have one of And, Or, Not, Dimensions, Tags, CostCategories");
        }
        String kind = filter.fieldNames().next();
        JsonNode inner = filter.get(kind);
        return switch (kind) {
            case "And" -> operands(inner).stream().reduce(entry -> true, Predicate::and);
            case "Or" -> operands(inner).stream().reduce(entry -> false, Predicate::or);
            case "Not" -> of(inner).negate();
            case "Dimensions" -> {
                String key = inner.path("Key").asText();
                yield matching(inner, entry -> dimension(entry, key));
            }
            case "Tags" -> {
                String key = inner.path("Key").asText();
                yield matching(inner, entry -> tags.value(entry, key));
            }
            default -> throw AwsError.validation("LocalCloud has no cost categories");
        };
    }

    private List<Predicate<CostEntry>> operands(JsonNode inner) {
        if (inner.size() < 2) {
            throw AwsError.validation("And and Or take at least two expressions");
        }
        return StreamSupport.stream(inner.spliterator(), false).map(this::of).toList();
    }

    private static Predicate<CostEntry> matching(JsonNode inner, Function<CostEntry, String> value) {
        for (JsonNode option : inner.path("MatchOptions")) {
            if (option.asText().equals("ABSENT")) {
                return entry -> value.apply(entry).isEmpty();
            }
        }
        List<String> values = StreamSupport.stream(inner.path("Values").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        if (values.isEmpty()) {
            throw AwsError.validation("Values are missing in the filter of " + inner.path("Key"));
        }
        return entry -> values.contains(value.apply(entry));
    }

    static String dimension(CostEntry entry, String key) {
        if (!DIMENSIONS.contains(key)) {
            throw AwsError.validation("LocalCloud has no dimension " + key);
        }
        return switch (key) {
            case "LINKED_ACCOUNT" -> entry.where().accountId();
            case "SERVICE" -> entry.usage().service();
            case "REGION" -> entry.where().region();
            case "USAGE_TYPE" -> entry.usage().type();
            case "INSTANCE_TYPE" -> entry.usage().instanceType();
            default -> "Usage";
        };
    }
}
