package dev.mlgovern.examples.quickstart;

import java.util.List;
import java.util.stream.Collectors;

/** The policies that a platform team writes once, before any model is made. */
final class Policies {
    private Policies() {}

    /** What the platform's role may do in its account and, where resource policies agree, in others. */
    static String platformRole(String account) {
        return """
                {"Version": "2012-10-17", "Statement": [
                  {"Sid": "Models", "Effect": "Allow", "Action": "sagemaker:*", "Resource": "*"},
                  {"Sid": "Artifacts", "Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::anybank-*"},
                  {"Sid": "Keys", "Effect": "Allow", "Resource": "*",
                   "Action": ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*",
                              "kms:CreateGrant", "kms:GetKeyPolicy", "kms:PutKeyPolicy"]},
                  {"Sid": "Images", "Effect": "Allow", "Action": "ecr:*", "Resource": "*"},
                  {"Sid": "Features", "Effect": "Allow", "Resource": "*",
                   "Action": ["athena:*", "glue:*", "lakeformation:*", "ram:*"]},
                  {"Sid": "Reports", "Effect": "Allow", "Resource": "*",
                   "Action": ["budgets:ViewBudget", "ce:*", "cloudtrail:LookupEvents", "cloudwatch:*", "events:*", "logs:*", "tag:*"]},
                  {"Sid": "ModelsRunAs", "Effect": "Allow", "Action": "iam:PassRole",
                   "Resource": ["arn:aws:iam::%1$s:role/mlgovern-model", "arn:aws:iam::%1$s:role/mlgovern-offline-store"],
                   "Condition": {"StringEquals": {"iam:PassedToService": "sagemaker.amazonaws.com"}}}
                ]}""".formatted(account);
    }

    /** What SageMaker may do when it writes the offline store. */
    static String offlineRole() {
        return """
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Action": ["s3:PutObject", "s3:GetBucketAcl", "s3:PutObjectAcl"],
                   "Resource": ["arn:aws:s3:::anybank-features", "arn:aws:s3:::anybank-features/*"]},
                  {"Effect": "Allow", "Action": ["kms:GenerateDataKey", "kms:Decrypt"], "Resource": "*"}
                ]}""";
    }

    /** Leaves to the account itself who may use its key. */
    static String ownKey(String account) {
        return """
                {"Version": "2012-10-17", "Statement": [
                  {"Sid": "OwnAccount", "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::%s:root"},
                   "Action": "kms:*", "Resource": "*"}
                ]}""".formatted(account);
    }

    /** What a model's container may do: read its archive, and be started from its image. */
    static String modelRole() {
        return """
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Action": ["s3:GetObject", "s3:ListBucket"], "Resource": "arn:aws:s3:::anybank-*"},
                  {"Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*"},
                  {"Effect": "Allow", "Resource": "*",
                   "Action": ["ecr:GetAuthorizationToken", "ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage",
                              "ecr:GetDownloadUrlForLayer"]}
                ]}""";
    }

    /** Lets others read the models in a bucket. */
    static String readableBucket(String bucket, List<String> readers) {
        return """
                {"Version": "2012-10-17", "Statement": [
                  {"Sid": "ReadModels", "Effect": "Allow", "Principal": {"AWS": %s},
                   "Action": ["s3:GetObject", "s3:GetObjectVersion", "s3:GetObjectTagging", "s3:GetObjectAttributes"],
                   "Resource": "arn:aws:s3:::%s/*"},
                  {"Sid": "FindModels", "Effect": "Allow", "Principal": {"AWS": %s},
                   "Action": ["s3:ListBucket", "s3:GetBucketLocation"], "Resource": "arn:aws:s3:::%s"}
                ]}""".formatted(list(readers), bucket, list(readers), bucket);
    }

    /** Lets others decrypt what the account's key encrypts; the account itself decides who else may use it. */
    static String readableKey(String account, List<String> readers) {
        return """
                {"Version": "2012-10-17", "Statement": [
                  {"Sid": "OwnAccount", "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::%s:root"},
                   "Action": "kms:*", "Resource": "*"},
                  {"Sid": "ReadModels", "Effect": "Allow", "Principal": {"AWS": %s},
                   "Action": ["kms:Decrypt", "kms:DescribeKey"], "Resource": "*"}
                ]}""".formatted(account, list(readers));
    }

    /** Lets other accounts pull images. */
    static String readableRepository(List<String> readers) {
        return """
                {"Version": "2012-10-17", "Statement": [
                  {"Sid": "PullImages", "Effect": "Allow", "Principal": {"AWS": %s},
                   "Action": ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:DescribeImages",
                              "ecr:GetDownloadUrlForLayer"]}
                ]}""".formatted(list(readers));
    }

    /** Lets other accounts deploy from a model group of the centre. */
    static String deployableGroup(String groupArn, List<String> accounts) {
        // one line: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_PutModelPackageGroupPolicy.html
        return """
                {"Version": "2012-10-17", "Statement": [
                  {"Sid": "FindGroup", "Effect": "Allow", "Principal": {"AWS": %s},
                   "Action": "sagemaker:DescribeModelPackageGroup", "Resource": "%s"},
                  {"Sid": "DeployVersions", "Effect": "Allow", "Principal": {"AWS": %s},
                   "Action": ["sagemaker:DescribeModelPackage", "sagemaker:ListModelPackages", "sagemaker:CreateModel"],
                   "Resource": "%s/*"}
                ]}""".formatted(
                        list(accounts),
                        groupArn,
                        list(accounts),
                        groupArn.replace(":model-package-group/", ":model-package/"))
                .replace("\n", " ");
    }

    private static String list(List<String> names) {
        return names.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", ", "[", "]"));
    }
}
