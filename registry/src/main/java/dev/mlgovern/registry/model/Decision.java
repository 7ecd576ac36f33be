package dev.mlgovern.registry.model;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Who decided about a version, and why. Immutable.
 *
 * <p>It is kept in the version's approval description as {@code approved by ines: AUC 0.91}, which people read in the
 * console and {@link #read} reads back.
 */
@Value.Immutable
public abstract class Decision {
    private static final int MAX = 1024;
    private static final Pattern FORM = Pattern.compile("(?:approved|rejected) by ([^:]+): (.+)");

    Decision() {}

    /**
     * Who decided.
     *
     * @return a person or a system
     */
    public abstract String by();

    /**
     * Why.
     *
     * @return the reason
     */
    public abstract String because();

    /**
     * Whether it must be somebody else than whoever registered the version.
     *
     * @return false unless asked for
     */
    @Value.Default
    public boolean fourEyes() {
        return false;
    }

    /**
     * What must hold before an approval, asked one after the other.
     *
     * @return none unless asked for; a rejection passes no gate
     */
    @Value.Auxiliary
    @Value.Redacted
    public abstract List<ApprovalGate> gates();

    /**
     * Asks every gate.
     *
     * @param version about to be approved
     * @throws dev.mlgovern.core.error.GateRefusedException of the first that refuses
     */
    public void checkGates(ModelVersion version) {
        gates().forEach(gate -> gate.check(version));
    }

    /**
     * The text that SageMaker keeps.
     *
     * @param approval what was decided
     * @return one line
     */
    public String written(Approval approval) {
        return approval.name().toLowerCase(java.util.Locale.ROOT) + " by " + by() + ": " + because();
    }

    /**
     * Reads a decision back.
     *
     * @param text an approval description, null if there is none
     * @return empty if it was not written by this library
     */
    public static Optional<Decision> read(@Nullable String text) {
        Matcher parts = FORM.matcher(text == null ? "" : text);
        return parts.matches()
                ? Optional.of(
                        builder().by(parts.group(1)).because(parts.group(2)).build())
                : Optional.empty();
    }

    @Value.Check
    void check() {
        // ApprovalDescription takes one line of at most 1024 characters: UpdateModelPackage in the SageMaker API
        if (by().isBlank() || by().contains(":")) {
            throw new IllegalArgumentException("by must name who decides, without a colon, was \"" + by() + "\"");
        }
        if (because().isBlank()) {
            throw new IllegalArgumentException("because must say why, was empty");
        }
        String line = written(Approval.APPROVED);
        if (line.length() > MAX || line.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("by and because must be one line of at most 1000 characters together");
        }
    }

    /**
     * An empty builder.
     *
     * @return a new one
     */
    public static Builder builder() {
        return ImmutableDecision.builder();
    }

    /** Builds {@link Decision}. Not thread-safe. */
    public interface Builder {
        /**
         * Who decides; required.
         *
         * @param who a person or a system, without a colon
         * @return this
         */
        Builder by(String who);

        /**
         * Why; required.
         *
         * @param reason one line; with {@code by} at most 1000 characters
         * @return this
         */
        Builder because(String reason);

        /**
         * Whether to refuse when the one who decides also registered the version; false unless set.
         *
         * @param on true to refuse
         * @return this
         */
        Builder fourEyes(boolean on);

        /**
         * Adds a rule that must hold before an approval, such as a complete model card.
         *
         * @param gate asked before anything changes
         * @return this
         */
        Builder addGate(ApprovalGate gate);

        /**
         * Ends it.
         *
         * @return the decision
         * @throws IllegalStateException if something required is missing
         * @throws IllegalArgumentException if a text is empty, too long or of several lines
         */
        Decision build();
    }
}
