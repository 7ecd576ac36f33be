package dev.mlgovern.registry.model;

import java.util.regex.Pattern;

/**
 * Whose models a group holds, as its description says it. Immutable.
 *
 * @param team name of the team
 * @param group name of the group in the team's own registry
 */
public record GroupOwner(String team, String group) {
    private static final Pattern FORM = Pattern.compile("Models of team .+, group .+");

    boolean contradicts(String description) {
        return FORM.matcher(description).matches() && !description.equals(toString());
    }

    /** The description of the group. */
    @Override
    public String toString() {
        return "Models of team " + team + ", group " + group;
    }
}
