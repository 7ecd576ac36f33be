package dev.mlgovern.featurestore.athena;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.featurestore.group.FeatureGroupArn;
import java.math.BigDecimal;
import java.util.List;

/**
 * What a run of a training set was. Immutable.
 *
 * @param account whose Athena ran it
 * @param queryExecutionId Athena's name for it
 * @param location where the result is: an object with rows, or the prefix of files
 * @param scannedBytes bytes that Athena read
 * @param cost of those bytes, at least that of 10 MB, nothing if an earlier result was taken; in the currency of the price, to six
 *     digits, without what S3, Glue and KMS cost
 * @param reused whether Athena took an earlier result
 * @param digest of the training set, 64 hexadecimal digits
 * @param groups the feature groups that it comes from, for the lineage
 */
public record TrainingRun(
        AccountId account,
        String queryExecutionId,
        String location,
        long scannedBytes,
        BigDecimal cost,
        boolean reused,
        String digest,
        List<FeatureGroupArn> groups) {
    /**
     * Copies the list.
     *
     * @param account whose Athena ran it
     * @param queryExecutionId Athena's name for it
     * @param location where the result is
     * @param scannedBytes bytes that Athena read
     * @param cost of those bytes
     * @param reused whether Athena took an earlier result
     * @param digest of the training set
     * @param groups the feature groups that it comes from
     */
    public TrainingRun {
        groups = List.copyOf(groups);
    }

    /**
     * The feature groups as the registry's lineage takes them.
     *
     * @return their ARNs
     */
    public List<String> inputs() {
        return groups.stream().map(FeatureGroupArn::toString).toList();
    }
}
