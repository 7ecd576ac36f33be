package dev.mlgovern.registry.promotion;

import dev.mlgovern.registry.model.ModelGroupArn;
import dev.mlgovern.registry.model.ModelVersionArn;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a promotion changes in the version that it copies. Immutable.
 *
 * @param source the version
 * @param target the group that the copy goes to
 * @param changes every field that is rewritten, dropped, or kept although it names something of the source account; all
 *     others are carried over as they are
 */
public record PromotionDiff(ModelVersionArn source, ModelGroupArn target, List<FieldChange> changes) {
    /**
     * Copies the changes.
     *
     * @param source the version
     * @param target the group that the copy goes to
     * @param changes all of them, files first
     */
    public PromotionDiff {
        changes = List.copyOf(changes);
    }

    /** A line for each change. */
    @Override
    public String toString() {
        return changes.stream()
                .map(change -> "\n  " + change)
                .collect(Collectors.joining("", source + " in " + target + ":", ""));
    }
}
