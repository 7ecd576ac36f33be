package dev.mlgovern.featurestore.sharing;

import java.util.List;

/**
 * What is there and what is missing before somebody can find a feature group and use it. Immutable.
 *
 * @param request what they would like to do
 * @param findings every half that is needed, in the order in which they come into play
 */
public record Diagnosis(AccessRequest request, List<Finding> findings) {
    /**
     * Copies the findings.
     *
     * @param request what they would like to do
     * @param findings every half that is needed
     */
    public Diagnosis {
        findings = List.copyOf(findings);
    }

    /**
     * What is missing, or denied.
     *
     * @return empty if everything is there that can be known from here
     */
    public List<Finding> missing() {
        return findings.stream().filter(Finding::wrong).toList();
    }

    /**
     * What cannot be known from here, such as the policy of the role that reads.
     *
     * @return what to look at next when nothing is missing
     */
    public List<Finding> unknown() {
        return findings.stream()
                .filter(finding -> finding.state() == Finding.State.UNKNOWN)
                .toList();
    }

    /** A table to be read by a person, with what to add. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("%s of feature group %s for %s: %s%n"
                .formatted(
                        request.access().word(),
                        request.group().name(),
                        request.with(),
                        missing().isEmpty() ? "nothing is missing" : missing().size() + " missing"));
        for (Finding finding : findings) {
            text.append("  %-8s %-15s in %s: %s%n"
                    .formatted(finding.state(), finding.half(), finding.where(), finding.what()));
            finding.toAdd()
                    .ifPresent(statement -> text.append("           add to ")
                            .append(finding.resource())
                            .append(": ")
                            .append(statement)
                            .append(System.lineSeparator()));
        }
        return text.toString();
    }
}
