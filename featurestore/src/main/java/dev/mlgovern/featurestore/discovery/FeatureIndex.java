package dev.mlgovern.featurestore.discovery;

/**
 * Finds in memory, for questions that come often: nothing is called while what it knows is young enough. Words stand in for each other in
 * upper and lower case everywhere; in all else it finds what {@link Discovery} would. It reads an account in pages of a hundred groups and
 * of a hundred features, side by side, at the first question and again by age; meanwhile others are answered from what is there. An account
 * that cannot be read again keeps what was known of it, and is told as a failure. Thread-safe.
 */
public interface FeatureIndex extends Discovery {
    /**
     * Learns of a change: the group is read again by the next question, two searches, and once more when Search has caught up. Nothing
     * is called by this method, so an event that comes twice costs nothing.
     *
     * @param event an EventBridge event "SageMaker Feature Group State Change" as JSON, or the ARN of a group; what is said of features
     *     makes no event in AWS
     * @return whether it was about a group of this index's accounts
     * @see <a href="https://docs.aws.amazon.com/sagemaker/latest/dg/automating-sagemaker-with-eventbridge.html">events</a>
     */
    boolean changed(String event);

    /** Reads all accounts again now. What fails is told by the hits. */
    void refresh();

    /**
     * How much it holds.
     *
     * @return groups and features together; 0 before the first question
     */
    int size();
}
