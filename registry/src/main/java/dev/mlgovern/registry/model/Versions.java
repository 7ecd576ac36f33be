package dev.mlgovern.registry.model;

import dev.mlgovern.core.AccountScope;
import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.NotFoundException;
import dev.mlgovern.core.work.Pages;
import dev.mlgovern.core.work.Pages.Page;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.BatchDescribeModelPackageResponse;
import software.amazon.awssdk.services.sagemaker.model.BatchDescribeModelPackageSummary;
import software.amazon.awssdk.services.sagemaker.model.InferenceSpecification;
import software.amazon.awssdk.services.sagemaker.model.ListModelPackagesRequest;
import software.amazon.awssdk.services.sagemaker.model.ListModelPackagesResponse;
import software.amazon.awssdk.services.sagemaker.model.ModelPackageSortBy;
import software.amazon.awssdk.services.sagemaker.model.ModelPackageSummary;
import software.amazon.awssdk.services.sagemaker.model.ModelPackageType;
import software.amazon.awssdk.services.sagemaker.model.SortOrder;

/**
 * Reads versions from the registry of any account of the platform. Thread-safe.
 *
 * <p>Calls {@code sagemaker:DescribeModelPackage}, {@code sagemaker:BatchDescribeModelPackage} and
 * {@code sagemaker:ListModelPackages}.
 */
public final class Versions {
    private static final int PAGE = 100;

    private final MlPlatform platform;

    /**
     * Reads as a platform does.
     *
     * @param platform gives the clients
     */
    public Versions(MlPlatform platform) {
        this.platform = platform;
    }

    /**
     * Everything about one version; one call.
     *
     * @param arn the version
     * @return the version
     * @throws dev.mlgovern.core.error.NotFoundException if there is none
     * @throws dev.mlgovern.core.error.InvalidRequestException if its account is not in the topology
     */
    public ModelVersion describe(ModelVersionArn arn) {
        return VersionMapping.version(
                sageMaker(arn.group()).describeModelPackage(d -> d.modelPackageName(arn.toString())));
    }

    /**
     * The versions of a group, newest first; one call for each hundred that are read.
     *
     * @param group the group
     * @param approval only versions in this state, null for all
     * @return the listing
     */
    public Pages<VersionSummary> list(ModelGroupArn group, @Nullable Approval approval) {
        return Pages.of(token -> page(group, approval, token));
    }

    /**
     * The newest version that may be used; two calls.
     *
     * @param group the group
     * @return empty if none is approved
     */
    public Optional<ModelVersion> latestApproved(ModelGroupArn group) {
        return list(group, Approval.APPROVED).stream()
                .filter(each -> each.readiness() == Readiness.COMPLETED)
                .findFirst()
                .map(newest -> describe(newest.arn()));
    }

    /**
     * The versions of a group, newest first, that load a certain model; two calls for each hundred that are read.
     *
     * @param group the group
     * @param artifact tells by the S3 URI of a container's model data
     * @return ARNs of the versions with such a container
     */
    public Pages<ModelVersionArn> holding(ModelGroupArn group, Predicate<String> artifact) {
        return Pages.of(token -> {
            Page<VersionSummary> page = page(group, null, token);
            return new Page<>(holding(group, page.items(), artifact), page.nextToken());
        });
    }

    /**
     * Waits until SageMaker has finished a version; one call if it has already.
     *
     * @param arn the version
     * @return the finished version
     * @throws dev.mlgovern.core.error.ConflictException if it could not be made
     * @throws dev.mlgovern.core.error.UnavailableException if it takes more than half an hour
     */
    public ModelVersion awaitCompleted(ModelVersionArn arn) {
        return platform.work()
                .waitFor("model version " + arn.group().name() + "/" + arn.number(), () -> describe(arn))
                .until(version -> version.readiness() == Readiness.COMPLETED)
                .failsWhen(
                        version -> version.readiness().lost(), version -> version.arn() + " is " + version.readiness())
                .await();
    }

    private List<ModelVersionArn> holding(ModelGroupArn group, List<VersionSummary> lines, Predicate<String> artifact) {
        if (lines.isEmpty()) {
            return List.of();
        }
        List<String> arns = lines.stream().map(line -> line.arn().toString()).toList();
        BatchDescribeModelPackageResponse answer =
                sageMaker(group).batchDescribeModelPackage(b -> b.modelPackageArnList(arns));
        Map<String, BatchDescribeModelPackageSummary> found = answer.modelPackageSummaries();
        return lines.stream()
                .map(VersionSummary::arn)
                .filter(arn -> answer.batchDescribeModelPackageErrorMap().containsKey(arn.toString())
                        ? holds(alone(arn), artifact)
                        : holds(inference(found.get(arn.toString())), artifact))
                .toList();
    }

    /** What a batch answered with an error, which may be of the batch only. */
    private @Nullable InferenceSpecification alone(ModelVersionArn arn) {
        try {
            return sageMaker(arn.group())
                    .describeModelPackage(d -> d.modelPackageName(arn.toString()))
                    .inferenceSpecification();
        } catch (NotFoundException gone) {
            return null;
        }
    }

    private static @Nullable InferenceSpecification inference(@Nullable BatchDescribeModelPackageSummary version) {
        return version == null ? null : version.inferenceSpecification();
    }

    private static boolean holds(@Nullable InferenceSpecification inference, Predicate<String> artifact) {
        return inference != null
                && inference.containers().stream()
                        .map(VersionMapping::artifactUri)
                        .anyMatch(uri -> uri != null && artifact.test(uri));
    }

    private Page<VersionSummary> page(ModelGroupArn group, @Nullable Approval approval, @Nullable String token) {
        // without a type SageMaker lists unversioned packages only: https://github.com/boto/boto3/issues/3069
        ListModelPackagesRequest.Builder request = ListModelPackagesRequest.builder()
                .modelPackageGroupName(group.name())
                .modelPackageType(ModelPackageType.VERSIONED)
                .sortBy(ModelPackageSortBy.CREATION_TIME)
                .sortOrder(SortOrder.DESCENDING)
                .maxResults(PAGE)
                .nextToken(token);
        if (approval != null) {
            request.modelApprovalStatus(approval.awsName());
        }
        ListModelPackagesResponse answer = sageMaker(group).listModelPackages(request.build());
        return new Page<>(
                answer.modelPackageSummaryList().stream().map(Versions::summary).toList(), answer.nextToken());
    }

    private static VersionSummary summary(ModelPackageSummary line) {
        return new VersionSummary(
                ModelVersionArn.parse(line.modelPackageArn()),
                Approval.ofAwsName(line.modelApprovalStatusAsString()),
                VersionMapping.readiness(line.modelPackageStatus()),
                line.creationTime(),
                line.modelPackageDescription());
    }

    private SageMakerClient sageMaker(ModelGroupArn group) {
        AccountScope scope = platform.in(group.account()).in(group.region());
        return scope.client(SageMakerClient::builder);
    }
}
