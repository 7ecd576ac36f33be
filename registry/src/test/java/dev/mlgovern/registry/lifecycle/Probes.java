package dev.mlgovern.registry.lifecycle;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.registry.Estate;
import dev.mlgovern.registry.Ground;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.ImageIdentifier;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.CreateModelPackageRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeModelPackageResponse;
import software.amazon.awssdk.services.sagemaker.model.ModelApprovalStatus;
import software.amazon.awssdk.services.sagemaker.model.ModelCardStatus;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariant;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Find out who deviates; each is a small conversation in a bank of its own. */
final class Probes {
    private static final String GROUP = "probe";
    private static final AccountId STRANGER = AccountId.of("555555555555");

    private Probes() {}

    /** What does not know an operation fails on it, what knows it finds fault with an empty request or answers it. */
    static boolean missing(Estate estate, Deviation deviation) {
        Ground ground = estate.ground();
        long unknown = deviation.operations().stream()
                .map(each ->
                        Ask.of(each, ground.credentials(Estate.DEV, "admin").resolveCredentials()))
                .filter(ask -> status(ground, ask) >= 500)
                .count();
        if (unknown != 0 && unknown != deviation.operations().size()) {
            throw new AssertionError("knows some of " + deviation.operations());
        }
        return unknown > 0;
    }

    private static int status(Ground ground, Ask ask) {
        try {
            return Reply.of(ground.httpClient().prepareRequest(ask.request()).call())
                    .status();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean makesAGroupTwice(Estate estate, Deviation deviation) {
        SageMakerClient sageMaker = group(estate);
        return happens(() -> sageMaker.createModelPackageGroup(g -> g.modelPackageGroupName(GROUP)));
    }

    static boolean forgets(Estate estate, String field) {
        String arn = version(group(estate), version());
        DescribeModelPackageResponse found =
                estate.sageMaker(Estate.CENTRAL).describeModelPackage(d -> d.modelPackageName(arn));
        return found.sdkFields().stream()
                .filter(each -> each.memberName().equals(field))
                .noneMatch((SdkField<?> each) -> each.getValueOrDefault(found) != null);
    }

    static boolean updateClears(Estate estate, Deviation deviation) {
        SageMakerClient sageMaker = group(estate);
        String arn = version(sageMaker, version());
        sageMaker.updateModelPackage(u -> u.modelPackageArn(arn).customerMetadataProperties(Map.of("b", "2")));
        DescribeModelPackageResponse found = sageMaker.describeModelPackage(d -> d.modelPackageName(arn));
        boolean approval = found.modelApprovalStatus() == null;
        boolean metadata = !found.customerMetadataProperties().containsKey("a");
        if (approval != metadata) {
            throw new AssertionError("clears approval " + approval + ", metadata " + metadata);
        }
        return approval;
    }

    static boolean ignoresTokens(Estate estate, Deviation deviation) {
        SageMakerClient sageMaker = group(estate);
        CreateModelPackageRequest.Builder request = version().clientToken("the-same");
        return !version(sageMaker, request).equals(version(sageMaker, request));
    }

    static boolean knowsNoGroupByArn(Estate estate, Deviation deviation) {
        SageMakerClient sageMaker = group(estate);
        String arn = sageMaker
                .describeModelPackageGroup(d -> d.modelPackageGroupName(GROUP))
                .modelPackageGroupArn();
        return !happens(() -> sageMaker.describeModelPackageGroup(d -> d.modelPackageGroupName(arn)));
    }

    static boolean reusesNames(Estate estate, Deviation deviation) {
        SageMakerClient sageMaker = estate.sageMaker(Estate.TEST);
        Runnable model = () -> sageMaker.createModel(m -> m.modelName("m")
                .executionRoleArn("arn:aws:iam::" + Estate.TEST + ":role/execution")
                .primaryContainer(c -> c.image(estate.image())));
        ProductionVariant variant = ProductionVariant.builder()
                .variantName("all")
                .modelName("m")
                .instanceType("ml.m5.large")
                .initialInstanceCount(1)
                .build();
        Runnable configuration = () ->
                sageMaker.createEndpointConfig(c -> c.endpointConfigName("c").productionVariants(variant));
        Runnable endpoint =
                () -> sageMaker.createEndpoint(e -> e.endpointName("e").endpointConfigName("c"));
        model.run();
        configuration.run();
        endpoint.run();
        return happens(model) && happens(configuration) && happens(endpoint);
    }

    static boolean makesAModelOfNothing(Estate estate, Deviation deviation) {
        return happens(() -> estate.sageMaker(Estate.TEST)
                .createModel(m -> m.modelName("m")
                        .executionRoleArn("arn:aws:iam::" + Estate.TEST + ":role/execution")
                        .primaryContainer(c -> c.modelPackageName(
                                "arn:aws:sagemaker:eu-west-1:" + Estate.CENTRAL + ":model-package/none/1"))));
    }

    static boolean answersForNobody(Estate estate, Deviation deviation) {
        SageMakerRuntimeClient runtime = estate.ground().client(SageMakerRuntimeClient.builder(), Estate.TEST);
        return happens(() -> runtime.invokeEndpoint(i -> i.endpointName("none").body(SdkBytes.fromUtf8String("1"))));
    }

    static boolean looksIntoItsOwnRegistry(Estate estate, Deviation deviation) {
        EcrClient ecr = estate.ground().client(EcrClient.builder(), Estate.CENTRAL);
        ImageIdentifier image = ImageIdentifier.builder().imageTag("1").build();
        return !happens(() -> ecr.batchGetImage(
                b -> b.registryId(Estate.DEV.value()).repositoryName("scorer").imageIds(image)));
    }

    static boolean letsAnybodyIn(Estate estate, Deviation deviation) {
        StsClient sts = estate.ground().client(StsClient.builder(), STRANGER);
        return happens(() -> sts.assumeRole(
                a -> a.roleArn("arn:aws:iam::" + Estate.PROD + ":role/mlgovern").roleSessionName("stranger")));
    }

    static boolean servesAnyOwner(Estate estate, Deviation deviation) {
        return happens(() -> estate.s3(Estate.DEV)
                .headObject(h ->
                        h.bucket(Estate.DEV_BUCKET).key(Estate.MODEL.key()).expectedBucketOwner(STRANGER.value())));
    }

    static boolean copiesOtherBytes(Estate estate, Deviation deviation) {
        return happens(() -> copy(estate, c -> c.copySourceIfMatch("\"00000000000000000000000000000000\"")));
    }

    static boolean encryptsUnderNothing(Estate estate, Deviation deviation) {
        return happens(() -> copy(
                estate,
                c -> c.serverSideEncryption(ServerSideEncryption.AWS_KMS)
                        .ssekmsKeyId("arn:aws:kms:eu-west-1:" + Estate.CENTRAL + ":key/none")));
    }

    static boolean storesBadBytes(Estate estate, Deviation deviation) {
        return happens(() -> estate.s3(Estate.CENTRAL)
                .putObject(
                        p -> p.bucket(Estate.CENTRAL_BUCKET)
                                .key("bad")
                                .checksumSHA256("uU0nuZNNPgilLlLX2n2r+sSE7+N6U4DukIj3rOLvzek="),
                        RequestBody.fromString("others have this checksum")));
    }

    private static void copy(Estate estate, Consumer<CopyObjectRequest.Builder> more) {
        CopyObjectRequest.Builder request = CopyObjectRequest.builder()
                .sourceBucket(Estate.MODEL.bucket())
                .sourceKey(Estate.MODEL.key())
                .destinationBucket(Estate.CENTRAL_BUCKET)
                .destinationKey("copy");
        more.accept(request);
        estate.s3(Estate.CENTRAL).copyObject(request.build());
    }

    private static SageMakerClient group(Estate estate) {
        SageMakerClient sageMaker = estate.sageMaker(Estate.CENTRAL);
        sageMaker.createModelPackageGroup(g -> g.modelPackageGroupName(GROUP));
        return sageMaker;
    }

    private static CreateModelPackageRequest.Builder version() {
        return CreateModelPackageRequest.builder()
                .modelPackageGroupName(GROUP)
                .modelApprovalStatus(ModelApprovalStatus.APPROVED)
                .customerMetadataProperties(Map.of("a", "1"))
                .modelLifeCycle(l -> l.stage("Development").stageStatus("InProgress"))
                .modelCard(c -> c.modelCardStatus(ModelCardStatus.DRAFT).modelCardContent("{}"))
                .securityConfig(s -> s.kmsKeyId("alias/models"))
                .sourceUri("s3://somewhere/else");
    }

    private static String version(SageMakerClient sageMaker, CreateModelPackageRequest.Builder request) {
        return sageMaker.createModelPackage(request.build()).modelPackageArn();
    }

    private static boolean happens(Runnable call) {
        try {
            call.run();
            return true;
        } catch (SdkException refused) {
            return false;
        }
    }
}
