package dev.mlgovern.registry.artifact;

import dev.mlgovern.core.account.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * Whose bucket objects are copied to, and how they are kept there. Immutable.
 *
 * @param bucket the bucket's name
 * @param owner the account that has to own it
 * @param kmsKeyArn the key that copies are encrypted with, null for the bucket's default
 */
public record CopyTarget(
        String bucket, AccountId owner, @Nullable String kmsKeyArn) {}
