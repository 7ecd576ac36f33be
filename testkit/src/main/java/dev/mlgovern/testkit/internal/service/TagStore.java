package dev.mlgovern.testkit.internal.service;

import java.util.List;
import java.util.Map;

/** The tags that a service keeps on its resources, as the Resource Groups Tagging API sees them. */
public interface TagStore {
    /**
     * Finds what has tags, or had some.
     *
     * @param accountId the account
     * @param region the Region
     * @return tags by ARN, sorted; empty ones where the last tag was taken away
     */
    Map<String, Map<String, String>> tagged(String accountId, String region);

    /**
     * Adds tags as a caller, who needs the service's own permission for it.
     *
     * @param origin who tags, and where
     * @param arn the resource
     * @param tags by key
     * @throws AwsError when there is no such resource, it takes no tags or the caller may not
     */
    void tag(Origin origin, String arn, Map<String, String> tags);

    /**
     * Takes tags away as a caller, who needs the service's own permission for it.
     *
     * @param origin who untags, and where
     * @param arn the resource
     * @param keys whether they are there or not
     * @throws AwsError when there is no such resource, it takes no tags or the caller may not
     */
    void untag(Origin origin, String arn, List<String> keys);
}
