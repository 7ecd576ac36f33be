package dev.mlgovern.featurestore.online;

/**
 * What a deletion leaves in the online store.
 *
 * @see <a href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_feature_store_DeleteRecord.html">DeleteRecord</a>
 */
public enum Deletion {
    /** A mark, so that records from before it stay hidden. */
    SOFT,
    /** Nothing. */
    HARD
}
