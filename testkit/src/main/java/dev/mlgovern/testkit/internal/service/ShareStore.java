package dev.mlgovern.testkit.internal.service;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** RAM as the other services see it. */
public interface ShareStore {
    /**
     * What the shares of a resource permit, as the resource policy that RAM makes of them.
     *
     * @param resourceArn the resource
     * @return the policy document, null when it is not shared
     */
    @Nullable
    String policy(String resourceArn);

    /**
     * Finds what is shared with an account.
     *
     * @param accountId the account
     * @param region the Region
     * @param resourceType the type in the ARN, for example {@code sagemaker-catalog}
     * @return ARNs of the resources
     */
    List<String> sharedWith(String accountId, String region, String resourceType);
}
