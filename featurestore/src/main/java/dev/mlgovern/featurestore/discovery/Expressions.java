package dev.mlgovern.featurestore.discovery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.model.BooleanOperator;
import software.amazon.awssdk.services.sagemaker.model.Filter;
import software.amazon.awssdk.services.sagemaker.model.Operator;
import software.amazon.awssdk.services.sagemaker.model.SearchExpression;

/**
 * What Search is asked, so that few pages come: all that is wanted and perhaps more, which is sorted out here. Of several words only the
 * longest is sent, since Search takes one {@code Contains} a property ("'CONTAINS' operator usage limit of 1 exceeded"), and each further one
 * would be a search of its own.
 */
final class Expressions {
    private static final int LONGEST = 1024;

    private Expressions() {}

    /** Words are left to the caller: a page holds a hundred groups with all that is said of them, and few accounts have more. */
    static @Nullable SearchExpression groups(Wanted wanted) {
        return all(wanted.tags().entrySet().stream()
                .map(tag -> equal("Tags." + tag.getKey(), tag.getValue()))
                .toList());
    }

    static SearchExpression ofGroup(String name) {
        return SearchExpression.builder()
                .filters(equal("FeatureGroupName", name))
                .build();
    }

    /**
     * Asks for features.
     *
     * @param groups names of the groups that may have them, null for all
     */
    static @Nullable SearchExpression features(Wanted wanted, @Nullable Set<String> groups) {
        List<Filter> filters = new ArrayList<>();
        wanted.query().parameters().forEach((key, value) -> filters.add(equal("Parameters." + key, value)));
        wanted.query().type().ifPresent(type -> filters.add(equal("FeatureType", type.awsName())));
        if (groups != null) {
            String names = String.join(",", groups);
            if (names.length() <= LONGEST) {
                filters.add(filter("FeatureGroupName", Operator.IN, names));
            }
        }
        Optional<String> word =
                Words.typed(wanted.query().words()).stream().max(Comparator.comparingInt(String::length));
        if (word.isEmpty()) {
            return all(filters);
        }
        SearchExpression anywhere = SearchExpression.builder()
                .operator(BooleanOperator.OR)
                .filters(Stream.of("FeatureName", "Description", "AllParameters", "FeatureGroupName")
                        .map(property -> filter(property, Operator.CONTAINS, word.get()))
                        .toList())
                .build();
        SearchExpression.Builder both = SearchExpression.builder().subExpressions(anywhere);
        return filters.isEmpty() ? both.build() : both.filters(filters).build();
    }

    private static @Nullable SearchExpression all(List<Filter> filters) {
        return filters.isEmpty()
                ? null
                : SearchExpression.builder().filters(filters).build();
    }

    private static Filter equal(String name, String value) {
        return filter(name, Operator.EQUALS, value);
    }

    private static Filter filter(String name, Operator operator, String value) {
        return Filter.builder().name(name).operator(operator).value(value).build();
    }
}
