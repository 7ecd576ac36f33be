package dev.mlgovern.observability.tag;

import dev.mlgovern.core.account.Place;
import java.util.List;
import java.util.Map;

/**
 * What the tags of a resource say, measured by the scheme.
 *
 * @param arn the resource
 * @param place where it is
 * @param tags all its tags, by key
 * @param missing keys that the scheme requires and it does not have, sorted
 * @param broken tags of the scheme whose value breaks it, each with key, value and rule
 */
public record TaggedResource(
        String arn, Place place, Map<String, String> tags, List<String> missing, List<String> broken) {
    /**
     * Copies the collections.
     *
     * @param arn the resource
     * @param place where it is
     * @param tags all its tags, by key
     * @param missing keys that the scheme requires and it does not have, sorted
     * @param broken tags of the scheme whose value breaks it, each with key, value and rule
     */
    public TaggedResource {
        tags = Map.copyOf(tags);
        missing = List.copyOf(missing);
        broken = List.copyOf(broken);
    }

    /**
     * Whether it keeps the scheme.
     *
     * @return true if nothing is missing or broken
     */
    public boolean complete() {
        return missing.isEmpty() && broken.isEmpty();
    }

    /**
     * Its kind, as {@link CoverageQuery#kinds()} names it.
     *
     * @return such as {@code sagemaker:endpoint}; only the service where the ARN names no type
     */
    public String type() {
        return Arns.type(arn);
    }

    /** Its ARN and what is wrong; no tag of its own that is outside the scheme. */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder(arn);
        if (!missing.isEmpty()) {
            line.append(", lacks ").append(String.join(", ", missing));
        }
        broken.forEach(problem -> line.append("; ").append(problem));
        return line.toString();
    }
}
