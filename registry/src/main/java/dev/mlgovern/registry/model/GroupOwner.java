package dev.mlgovern.registry.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose models a group holds, as its description says it. Immutable.
 *
 * @param team name of the team
 * @param group name of the group in the team's own registry
 */
public record GroupOwner(String team, String group) {
    private static final Pattern FORM = Pattern.compile("Models of team (.+), group .+");

    /**
     * Whose models a group says that it holds.
     *
     * @param description of the group
     * @return the team's name; empty if it does not say it in these words
     */
    public static Optional<String> team(String description) {
        Matcher form = FORM.matcher(description);
        return form.matches() ? Optional.of(form.group(1)) : Optional.empty();
    }

    boolean contradicts(String description) {
        return FORM.matcher(description).matches() && !description.equals(toString());
    }

    /** The description of the group. */
    @Override
    public String toString() {
        return "Models of team " + team + ", group " + group;
    }
}
