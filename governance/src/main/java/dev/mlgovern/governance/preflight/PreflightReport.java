package dev.mlgovern.governance.preflight;

import java.util.List;
import java.util.Locale;

/**
 * What is there and what is missing. Immutable.
 *
 * @param title what was looked at
 * @param findings every piece, roles first, then policies account by account
 */
public record PreflightReport(String title, List<Finding> findings) {
    /**
     * Copies the findings.
     *
     * @param title what was looked at
     * @param findings every piece
     */
    public PreflightReport {
        findings = List.copyOf(findings);
    }

    /**
     * Whether the work can begin, as far as can be known from here.
     *
     * @return true if nothing is missing or denied and all that was asked for could be read
     */
    public boolean ready() {
        return missing().isEmpty() && unknown().isEmpty();
    }

    /**
     * What is missing, or denied.
     *
     * @return empty if everything is there that could be read
     */
    public List<Finding> missing() {
        return findings.stream().filter(Finding::wrong).toList();
    }

    /**
     * What could not be read or decided, such as everything in an account that cannot be reached.
     *
     * @return what to look at by hand
     */
    public List<Finding> unknown() {
        return findings.stream()
                .filter(finding -> finding.state() == Finding.State.UNKNOWN)
                .toList();
    }

    /** A table to be read by a person, with what to add and where. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(title + ": " + summary() + System.lineSeparator());
        for (Finding finding : findings) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %-8s %-17s in %s: %s%n",
                    finding.state(),
                    finding.piece(),
                    finding.where(),
                    finding.what()));
            finding.toAdd()
                    .forEach(statement -> text.append("           add to the policy of ")
                            .append(finding.resource())
                            .append(": ")
                            .append(statement)
                            .append(System.lineSeparator()));
        }
        return text.toString();
    }

    /**
     * How much is missing.
     *
     * @return in a few words
     */
    public String summary() {
        int missing = missing().size();
        int unknown = unknown().size();
        String first = missing == 0 ? "nothing is missing" : missing + " missing";
        return unknown == 0 ? first : first + ", " + unknown + " not known";
    }
}
