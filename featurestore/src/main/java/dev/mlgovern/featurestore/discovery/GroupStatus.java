package dev.mlgovern.featurestore.discovery;

/**
 * How far a feature group is.
 *
 * @see <a href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_FeatureGroup.html">FeatureGroupStatus</a>
 */
public enum GroupStatus {
    /** It is being made. */
    CREATING("Creating"),
    /** It can be used. */
    CREATED("Created"),
    /** It could not be made. */
    CREATE_FAILED("CreateFailed"),
    /** It is being deleted. */
    DELETING("Deleting"),
    /** It could not be deleted. */
    DELETE_FAILED("DeleteFailed"),
    /** Something that this version does not know. */
    OTHER("");

    private final String awsName;

    GroupStatus(String awsName) {
        this.awsName = awsName;
    }

    static GroupStatus ofAwsName(String name) {
        for (GroupStatus status : values()) {
            if (status.awsName.equals(name)) {
                return status;
            }
        }
        return OTHER;
    }
}
