package dev.mlgovern.governance.card;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.registry.model.S3Location;

/**
 * A card as PDF. Immutable.
 *
 * @param card name of the card
 * @param version of the card
 * @param account which wrote it
 * @param job ARN of the export job
 * @param pdf where the file is
 */
public record CardExport(String card, int version, AccountId account, String job, S3Location pdf) {}
