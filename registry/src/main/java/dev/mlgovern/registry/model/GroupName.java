package dev.mlgovern.registry.model;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Name of a model group. Immutable.
 *
 * @param value at most 63 letters, digits and hyphens, neither first nor last a hyphen
 */
public record GroupName(String value) {
    /** How long a name may be: {@value}. */
    public static final int MAX = 63;

    // CreateModelPackageGroup.ModelPackageGroupName in the SageMaker API
    private static final Pattern FORM = Pattern.compile("[a-zA-Z0-9](-*[a-zA-Z0-9])*");
    private static final Pattern OTHER = Pattern.compile("[^a-zA-Z0-9]+");

    /**
     * Checks the form.
     *
     * @param value the name
     * @throws IllegalArgumentException if SageMaker would not take it
     */
    public GroupName {
        problem(value).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
    }

    /**
     * What is wrong with a name.
     *
     * @param name anything
     * @return the broken rule, empty if the name is good
     */
    public static Optional<String> problem(String name) {
        if (name.length() > MAX) {
            return Optional.of("group name must have at most " + MAX + " characters, \"" + name.substring(0, MAX)
                    + "…\" has " + name.length());
        }
        return FORM.matcher(name).matches()
                ? Optional.empty()
                : Optional.of("group name must be letters, digits and inner hyphens, was \"" + name + "\"");
    }

    /**
     * The name that a team's group has in the central registry: team and group joined by a hyphen. What is too long or
     * holds other characters is cut and ends in a hash of the whole, so that two never meet in one name by being cut.
     *
     * @param team name of the team
     * @param group name of the group in the team's own registry
     * @return the name
     */
    public static GroupName central(String team, String group) {
        String plain = team + "-" + group;
        if (problem(plain).isEmpty()) {
            return new GroupName(plain);
        }
        String hash = Digest.of(team, group).brief();
        String clean = OTHER.matcher(plain).replaceAll("-");
        String cut = clean.substring(0, Math.min(clean.length(), MAX - hash.length() - 1));
        return new GroupName(trim(cut) + "-" + hash);
    }

    private static String trim(String name) {
        return name.replaceAll("^-+|-+$", "");
    }

    /** The name. */
    @Override
    public String toString() {
        return value;
    }
}
