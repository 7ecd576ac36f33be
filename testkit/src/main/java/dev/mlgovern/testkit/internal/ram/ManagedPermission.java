package dev.mlgovern.testkit.internal.ram;

import dev.mlgovern.testkit.internal.service.AwsError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The permissions that AWS manages for what SageMaker shares; their capitals differ as they do in AWS.
 *
 * <p>https://docs.aws.amazon.com/sagemaker/latest/dg/feature-store-cross-account-access.html and, for the catalog,
 * https://docs.aws.amazon.com/sagemaker/latest/dg/feature-store-cross-account-discoverability-share-feature-group-catalog.html
 */
enum ManagedPermission {
    READ(
            "AWSRAMPermissionSageMakerFeatureGroupReadOnly",
            Type.FEATURE_GROUP,
            "DescribeFeatureGroup",
            "DescribeFeatureMetadata",
            "GetRecord",
            "BatchGetRecord"),
    READ_WRITE("AWSRAMPermissionSagemakerFeatureGroupReadWrite", READ, "PutRecord", "DeleteRecord"),
    ADMIN("AWSRAMPermissionSagemakerFeatureGroupAdmin", READ_WRITE, "UpdateFeatureGroup", "UpdateFeatureMetadata"),
    SEARCH("AWSRAMPermissionSageMakerCatalogResourceSearch", Type.CATALOG, "Search");

    private final String awsName;
    private final Type type;

    @SuppressWarnings("ImmutableEnumChecker") // List.copyOf
    private final List<String> actions;

    ManagedPermission(String awsName, Type type, String... operations) {
        this.awsName = awsName;
        this.type = type;
        this.actions =
                Arrays.stream(operations).map(name -> "sagemaker:" + name).toList();
    }

    ManagedPermission(String awsName, ManagedPermission less, String... operations) {
        List<String> all = new ArrayList<>(less.actions);
        Arrays.stream(operations).map(name -> "sagemaker:" + name).forEach(all::add);
        this.awsName = awsName;
        this.type = less.type;
        this.actions = List.copyOf(all);
    }

    static ManagedPermission of(String arn) {
        for (ManagedPermission permission : values()) {
            if (permission.arn().equals(arn)) {
                return permission;
            }
        }
        throw new AwsError(400, "UnknownResourceException", "Permission " + arn + " could not be found.");
    }

    static ManagedPermission byDefault(Type type) {
        return type == Type.CATALOG ? SEARCH : READ;
    }

    String awsName() {
        return awsName;
    }

    Type type() {
        return type;
    }

    List<String> actions() {
        return actions;
    }

    String arn() {
        return "arn:aws:ram::aws:permission/" + awsName;
    }

    /** What can be shared: https://docs.aws.amazon.com/ram/latest/userguide/shareable.html */
    enum Type {
        FEATURE_GROUP("sagemaker:FeatureGroup", "feature-group"),
        CATALOG("sagemaker:SagemakerCatalog", "sagemaker-catalog");

        private final String awsName;
        private final String inArn;

        Type(String awsName, String inArn) {
            this.awsName = awsName;
            this.inArn = inArn;
        }

        String awsName() {
            return awsName;
        }

        String inArn() {
            return inArn;
        }

        static Type of(String arn) {
            String[] parts = arn.split(":", 6);
            if (parts.length < 6 || !parts[0].equals("arn")) {
                throw new AwsError(
                        400, "MalformedArnException", "The specified resource ARN " + arn + " is malformed.");
            }
            return Arrays.stream(values())
                    .filter(type -> parts[2].equals("sagemaker") && parts[5].startsWith(type.inArn + '/'))
                    .findFirst()
                    .orElseThrow(() -> new AwsError(
                            400, "InvalidParameterException", "Resource type of " + arn + " cannot be shared."));
        }
    }
}
