package dev.mlgovern.governance.card;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What people make of a card. Their edit is asked over what it added the time before, so that what it adds replaces what has the same name,
 * where that stands: the same edit again then says the same.
 */
final class Edited {
    private Edited() {}

    static CardContent by(UnaryOperator<CardContent> edit, CardContent before) {
        CardContent after = edit.apply(before);
        CardContent.Builder content = CardContent.builder();
        after.overview().map(Edited::overview).ifPresent(content::overview);
        after.uses().ifPresent(content::uses);
        after.business().ifPresent(content::business);
        TrainingDetails trained =
                before.training().orElseGet(() -> TrainingDetails.builder().build());
        after.training().map(part -> training(trained, part)).ifPresent(content::training);
        once(before.evaluations(), after.evaluations(), Evaluation::name).forEach(content::addEvaluation);
        after.more().ifPresent(content::more);
        after.others().forEach(content::putOther);
        return content.build();
    }

    private static ModelOverview overview(ModelOverview after) {
        return ImmutableModelOverview.builder()
                .from(after)
                .artifacts(distinct(after.artifacts()))
                .images(distinct(after.images()))
                .build();
    }

    private static TrainingDetails training(TrainingDetails before, TrainingDetails after) {
        return ImmutableTrainingDetails.builder()
                .from(after)
                .datasets(distinct(after.datasets()))
                .images(distinct(after.images()))
                .metrics(once(before.metrics(), after.metrics(), TrainingMetric::name))
                .ownMetrics(once(before.ownMetrics(), after.ownMetrics(), TrainingMetric::name))
                .parameters(once(before.parameters(), after.parameters(), HyperParameter::name))
                .ownParameters(once(before.ownParameters(), after.ownParameters(), HyperParameter::name))
                .build();
    }

    /** The last of those that were added under a name is at the first place of that name; what nothing was added to stays as it is. */
    private static <T> List<T> once(List<T> before, List<T> after, Function<T, String> name) {
        Map<String, T> added = new HashMap<>();
        after.stream().filter(each -> !before.contains(each)).forEach(each -> added.put(name.apply(each), each));
        Set<String> placed = new HashSet<>();
        return after.stream()
                .filter(each -> !added.containsKey(name.apply(each)) || placed.add(name.apply(each)))
                .map(each -> added.getOrDefault(name.apply(each), each))
                .distinct()
                .toList();
    }

    private static List<String> distinct(List<String> all) {
        return all.stream().distinct().toList();
    }
}
