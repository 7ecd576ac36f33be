package dev.mlgovern.testkit.internal.service;

import java.util.List;

/**
 * Where an account is in an organization.
 *
 * @param organization the organization's id, for example {@code o-exampleorg1}
 * @param units ids of the organizational units that it is in, the outermost first
 */
public record Membership(String organization, List<String> units) {
    /** Copies the list. */
    public Membership {
        units = List.copyOf(units);
    }

    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalorgpaths
    /** {@return the path that {@code aws:PrincipalOrgPaths} has} */
    public String path() {
        return organization + "/r-root/"
                + String.join("", units.stream().map(unit -> unit + '/').toList());
    }
}
