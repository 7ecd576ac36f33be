package dev.mlgovern.featurestore.sharing;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ram.model.ResourceShareAssociationStatus;

/**
 * A resource share as it is now.
 *
 * @param arn its ARN
 * @param name not unique
 * @param external whether it may be shared outside of the organization
 * @param resources by ARN, those that are there or on their way
 * @param principals by id or ARN, those that are there or on their way
 * @param permissions names of its managed permissions
 */
record LiveShare(
        String arn,
        String name,
        boolean external,
        Map<String, ResourceShareAssociationStatus> resources,
        Map<String, ResourceShareAssociationStatus> principals,
        List<String> permissions) {

    boolean has(String resource) {
        return resources.get(resource) == ResourceShareAssociationStatus.ASSOCIATED;
    }

    /** Whether somebody is in it, accepted or not. */
    boolean names(SharePrincipal principal) {
        return principals.containsKey(principal.value());
    }

    boolean letsIn(SharePrincipal principal) {
        return principals.get(principal.value()) == ResourceShareAssociationStatus.ASSOCIATED;
    }
}
