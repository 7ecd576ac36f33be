package dev.mlgovern.featurestore.sharing;

/**
 * Something that is shared with somebody.
 *
 * @param arn of RAM's resource share
 * @param resource ARN of the feature group or of the catalog
 * @param with whom
 * @param effective whether it works already; an account that this platform cannot act in may have to accept an invitation first
 */
public record Share(String arn, String resource, SharePrincipal with, boolean effective) {}
