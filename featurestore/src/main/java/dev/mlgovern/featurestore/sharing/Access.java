package dev.mlgovern.featurestore.sharing;

import java.util.ArrayList;
import java.util.List;

/**
 * What another account may do with a feature group.
 *
 * @see <a href="https://docs.aws.amazon.com/sagemaker/latest/dg/feature-store-cross-account-access.html">Cross account access</a>
 */
public enum Access {
    /** Describe the group and its features, and read records. */
    READ("AWSRAMPermissionSageMakerFeatureGroupReadOnly"),
    /** Write and delete records too. */
    READ_WRITE("AWSRAMPermissionSagemakerFeatureGroupReadWrite"),
    /** Add features, change settings and what is said of features too. */
    ADMIN("AWSRAMPermissionSagemakerFeatureGroupAdmin");

    // the capitals of "SageMaker" differ from one to the next, as AWS publishes them
    private final String permission;

    Access(String permission) {
        this.permission = permission;
    }

    /** The managed permission of RAM. */
    String permission() {
        return permission;
    }

    /** What it permits, as AWS's guide lists it. */
    List<String> actions() {
        List<String> all = new ArrayList<>(List.of(
                "sagemaker:DescribeFeatureGroup",
                "sagemaker:DescribeFeatureMetadata",
                "sagemaker:GetRecord",
                "sagemaker:BatchGetRecord"));
        if (this != READ) {
            all.addAll(List.of("sagemaker:PutRecord", "sagemaker:DeleteRecord"));
        }
        if (this == ADMIN) {
            all.addAll(List.of("sagemaker:UpdateFeatureGroup", "sagemaker:UpdateFeatureMetadata"));
        }
        return all;
    }

    /** As it stands in the name of a share. */
    String word() {
        return switch (this) {
            case READ -> "read";
            case READ_WRITE -> "read-write";
            case ADMIN -> "admin";
        };
    }
}
