package dev.mlgovern.registry;

import static dev.mlgovern.core.policy.AccessPlace.CENTRAL;
import static dev.mlgovern.core.policy.AccessPlace.DEV;
import static dev.mlgovern.core.policy.AccessPlace.MODELS;
import static dev.mlgovern.core.policy.AccessPlace.SERVING;
import static dev.mlgovern.core.policy.AccessPlace.TEAMS;

import dev.mlgovern.core.policy.AccessPlace;
import dev.mlgovern.core.policy.RequiredAccess;
import dev.mlgovern.core.policy.RequiredAccesses;
import java.util.List;
import java.util.stream.Stream;

/** What the registry needs to be allowed to do. */
public final class RegistryAccess implements RequiredAccesses {
    private static final String REGISTER = "ModelRegistry.register";
    private static final String PROMOTE = "ModelRegistry.promote";
    private static final String DEPLOY = "ModelRegistry.deploy";

    private static final String GROUPS = "sagemaker:model-package-group/*";
    private static final String VERSIONS = "sagemaker:model-package/*";
    private static final String ENDPOINTS = "sagemaker:endpoint/*";
    private static final String CONFIGS = "sagemaker:endpoint-config/*";
    private static final String MODEL = "sagemaker:model/*";
    private static final String IMAGES = "ecr:repository/*";
    private static final String BUCKET = "arn:{partition}:s3:::{bucket}";
    private static final String OBJECTS = "arn:{partition}:s3:::{bucket}/*";
    private static final String COPIES = "arn:{partition}:s3:::{bucket}/{prefix}/*";
    private static final String VIA_S3 = "kms:ViaService";
    private static final String S3 = "s3.{region}.amazonaws.com";

    /** For the service loader. */
    public RegistryAccess() {}

    @Override
    public List<RequiredAccess> rows() {
        return Stream.of(registering(), reading(), promoting(), copying(), deploying(), serving())
                .flatMap(List::stream)
                .toList();
    }

    private static List<RequiredAccess> registering() {
        return Stream.of(
                        rows(REGISTER, DEV),
                        lineage(REGISTER, DEV),
                        List.of(
                                RequiredAccess.of(REGISTER, DEV)
                                        .allow("s3:GetObject")
                                        .on(OBJECTS),
                                RequiredAccess.of(REGISTER, DEV)
                                        .allow("s3:ListBucket")
                                        .on(BUCKET),
                                RequiredAccess.of(REGISTER, DEV)
                                        .allow("kms:Decrypt")
                                        .on("{key}")
                                        .when(VIA_S3, S3),
                                RequiredAccess.of(REGISTER, DEV)
                                        .allow("ecr:BatchGetImage")
                                        .on(IMAGES)))
                .flatMap(List::stream)
                .toList();
    }

    /** A group and a version in it, found or made. */
    private static List<RequiredAccess> rows(String operation, AccessPlace place) {
        return List.of(
                RequiredAccess.of(operation, place)
                        .allow(
                                "sagemaker:DescribeModelPackageGroup",
                                "sagemaker:CreateModelPackageGroup",
                                "sagemaker:AddTags")
                        .on(GROUPS),
                RequiredAccess.of(operation, place)
                        .allow("sagemaker:CreateModelPackage", "sagemaker:DescribeModelPackage")
                        .on(VERSIONS),
                RequiredAccess.of(operation, place)
                        .allow("sagemaker:ListModelPackages", "sagemaker:BatchDescribeModelPackage")
                        .on("*"));
    }

    private static List<RequiredAccess> reading() {
        return List.of(
                RequiredAccess.of("ModelRegistry.versions", MODELS)
                        .allow("sagemaker:ListModelPackages")
                        .on("*"),
                RequiredAccess.of("ModelRegistry.describe", MODELS)
                        .allow("sagemaker:DescribeModelPackage")
                        .on(VERSIONS),
                RequiredAccess.of("ModelRegistry.approve", MODELS)
                        .allow("sagemaker:DescribeModelPackage", "sagemaker:UpdateModelPackage")
                        .on(VERSIONS),
                RequiredAccess.of("ModelRegistry.approveForProduction", CENTRAL)
                        .allow("sagemaker:DescribeModelPackage", "sagemaker:UpdateModelPackage")
                        .on(VERSIONS),
                RequiredAccess.of("ModelRegistry.lineage", TEAMS)
                        .allow("sagemaker:ListArtifacts", "sagemaker:ListContexts", "sagemaker:QueryLineage")
                        .on("*"),
                RequiredAccess.of("ModelRegistry.lineage", TEAMS)
                        .allow("sagemaker:DescribeArtifact", "sagemaker:DescribeAction", "sagemaker:DescribeContext")
                        .on("sagemaker:artifact/*", "sagemaker:action/*", "sagemaker:context/*"));
    }

    private static List<RequiredAccess> promoting() {
        return Stream.of(
                        rows(PROMOTE, CENTRAL),
                        lineage(PROMOTE, CENTRAL),
                        List.of(
                                RequiredAccess.of(PROMOTE, DEV)
                                        .allow("sagemaker:DescribeModelPackage")
                                        .on(VERSIONS),
                                RequiredAccess.of(PROMOTE, DEV)
                                        .allow("s3:GetObject")
                                        .on(OBJECTS),
                                RequiredAccess.of(PROMOTE, DEV)
                                        .allow("s3:ListBucket")
                                        .on(BUCKET),
                                RequiredAccess.of(PROMOTE, CENTRAL)
                                        .allow("ecr:BatchGetImage")
                                        .of(DEV)
                                        .on(IMAGES)))
                .flatMap(List::stream)
                .toList();
    }

    /** The bytes go from bucket to bucket, which one role has to be allowed: that of the central account. */
    private static List<RequiredAccess> copying() {
        return List.of(
                RequiredAccess.of(PROMOTE, CENTRAL)
                        .allow("s3:GetObject", "s3:GetObjectVersion")
                        .of(DEV)
                        .on(OBJECTS),
                RequiredAccess.of(PROMOTE, CENTRAL)
                        .allow("s3:ListBucket")
                        .of(DEV)
                        .on(BUCKET),
                RequiredAccess.of(PROMOTE, CENTRAL)
                        .allow("kms:Decrypt")
                        .of(DEV)
                        .on("{key}")
                        .when(VIA_S3, S3),
                RequiredAccess.of(PROMOTE, CENTRAL)
                        .allow("s3:GetObject", "s3:PutObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts")
                        .on(COPIES),
                RequiredAccess.of(PROMOTE, CENTRAL)
                        .allow("s3:ListBucket", "s3:ListBucketMultipartUploads")
                        .on(BUCKET),
                RequiredAccess.of(PROMOTE, CENTRAL)
                        .allow("kms:Decrypt", "kms:GenerateDataKey")
                        .on("{key}")
                        .when(VIA_S3, S3));
    }

    private static List<RequiredAccess> deploying() {
        return Stream.of(
                        lineage(DEPLOY, SERVING),
                        List.of(
                                RequiredAccess.of(DEPLOY, CENTRAL)
                                        .allow("sagemaker:DescribeModelPackage")
                                        .on(VERSIONS),
                                RequiredAccess.of(DEPLOY, SERVING)
                                        .allow("sagemaker:CreateModel")
                                        .of(CENTRAL)
                                        .on(VERSIONS),
                                RequiredAccess.of(DEPLOY, SERVING)
                                        .allow("sagemaker:DescribeModel", "sagemaker:CreateModel", "sagemaker:AddTags")
                                        .on(MODEL),
                                RequiredAccess.of(DEPLOY, SERVING)
                                        .allow("iam:PassRole")
                                        .on("{execution-role}")
                                        .when("iam:PassedToService", "sagemaker.amazonaws.com"),
                                RequiredAccess.of(DEPLOY, SERVING)
                                        .allow(
                                                "sagemaker:DescribeEndpointConfig",
                                                "sagemaker:CreateEndpointConfig",
                                                "sagemaker:AddTags")
                                        .on(CONFIGS),
                                RequiredAccess.of(DEPLOY, SERVING)
                                        .allow("sagemaker:CreateEndpoint", "sagemaker:UpdateEndpoint")
                                        .on(ENDPOINTS, CONFIGS),
                                RequiredAccess.of(DEPLOY, SERVING)
                                        .allow(
                                                "sagemaker:DescribeEndpoint",
                                                "sagemaker:DeleteEndpoint",
                                                "sagemaker:InvokeEndpoint",
                                                "sagemaker:AddTags")
                                        .on(ENDPOINTS)))
                .flatMap(List::stream)
                .toList();
    }

    /** The endpoint itself reads the bytes, in the name of the model's role. */
    private static List<RequiredAccess> serving() {
        return List.of(
                RequiredAccess.of(DEPLOY, SERVING)
                        .asExecutionRole()
                        .allow("s3:GetObject")
                        .of(CENTRAL)
                        .on(COPIES),
                RequiredAccess.of(DEPLOY, SERVING)
                        .asExecutionRole()
                        .allow("s3:ListBucket")
                        .of(CENTRAL)
                        .on(BUCKET),
                RequiredAccess.of(DEPLOY, SERVING)
                        .asExecutionRole()
                        .allow("kms:Decrypt")
                        .of(CENTRAL)
                        .on("{key}")
                        .when(VIA_S3, S3),
                RequiredAccess.of(DEPLOY, SERVING)
                        .asExecutionRole()
                        .allow("ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer")
                        .of(CENTRAL)
                        .on(IMAGES));
    }

    private static List<RequiredAccess> lineage(String operation, AccessPlace place) {
        return List.of(
                RequiredAccess.of(operation, place)
                        .allow("sagemaker:ListArtifacts", "sagemaker:ListContexts")
                        .on("*"),
                RequiredAccess.of(operation, place)
                        .allow(
                                "sagemaker:CreateAction",
                                "sagemaker:DescribeAction",
                                "sagemaker:UpdateAction",
                                "sagemaker:AddTags")
                        .on("sagemaker:action/*"),
                RequiredAccess.of(operation, place)
                        .allow("sagemaker:CreateArtifact", "sagemaker:DescribeArtifact", "sagemaker:AddTags")
                        .on("sagemaker:artifact/*"),
                RequiredAccess.of(operation, place)
                        .allow("sagemaker:AddAssociation")
                        .on("sagemaker:action/*", "sagemaker:artifact/*", "sagemaker:context/*"));
    }
}
