package dev.mlgovern.registry.lifecycle;

import dev.mlgovern.registry.Estate;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where moto 5.2.5 does not do what AWS does, as far as a model's road meets it. Each is proved by its probe. */
@SuppressWarnings("ImmutableEnumChecker") // sets are made by Set.of, probes and mends have no state
enum Deviation {
    LINEAGE_MISSING(
            Set.of(
                    "AddAssociation",
                    "CreateAction",
                    "CreateArtifact",
                    "CreateContext",
                    "DescribeAction",
                    "DescribeArtifact",
                    "DescribeContext",
                    "ListArtifacts",
                    "ListContexts",
                    "QueryLineage",
                    "UpdateAction"),
            new Story("has no lineage", "keeps it", "dg/lineage-tracking-entities.html"),
            Probes::missing,
            Mend::local),
    GROUP_POLICY_MISSING(
            Set.of("PutModelPackageGroupPolicy"),
            new Story("has no policies of groups", "keeps them", "APIReference/API_PutModelPackageGroupPolicy.html"),
            Probes::missing,
            Mend::groupPolicy),
    BATCH_MISSING(
            Set.of("BatchDescribeModelPackage"),
            new Story(
                    "describes one version a call",
                    "up to a hundred",
                    "APIReference/API_BatchDescribeModelPackage.html"),
            Probes::missing,
            Mend::oneByOne),
    ENDPOINT_UPDATE_MISSING(
            Set.of("UpdateEndpoint"),
            new Story(
                    "cannot update an endpoint",
                    "switches to the new configuration",
                    "APIReference/API_UpdateEndpoint.html"),
            Probes::missing,
            Mend::anew),
    GROUP_REPLACED(
            Set.of("CreateModelPackageGroup"),
            new Story(
                    "replaces a group of the same name, and its tags",
                    "refuses the second",
                    "APIReference/API_CreateModelPackageGroup.html"),
            Probes::makesAGroupTwice,
            Mend::taken),
    STAGE_FORGOTTEN(
            Set.of("CreateModelPackage", "UpdateModelPackage", "DescribeModelPackage"),
            new Story("forgets ModelLifeCycle", "keeps and gives it", "dg/model-registry-staging-construct.html"),
            (estate, deviation) -> Probes.forgets(estate, "ModelLifeCycle"),
            Mend.keeping("ModelLifeCycle")),
    CARD_FORGOTTEN(
            Set.of("CreateModelPackage", "UpdateModelPackage", "DescribeModelPackage"),
            new Story("forgets ModelCard", "keeps and gives it", "dg/model-registry-details.html"),
            (estate, deviation) -> Probes.forgets(estate, "ModelCard"),
            Mend.keeping("ModelCard")),
    SOURCE_FORGOTTEN(
            Set.of("CreateModelPackage", "UpdateModelPackage", "DescribeModelPackage"),
            new Story("forgets SourceUri", "keeps and gives it", "APIReference/API_CreateModelPackage.html"),
            (estate, deviation) -> Probes.forgets(estate, "SourceUri"),
            Mend.keeping("SourceUri")),
    KEY_FORGOTTEN(
            Set.of("CreateModelPackage", "DescribeModelPackage"),
            new Story("forgets SecurityConfig", "keeps and gives it", "APIReference/API_CreateModelPackage.html"),
            (estate, deviation) -> Probes.forgets(estate, "SecurityConfig"),
            Mend.keeping("SecurityConfig")),
    UPDATE_CLEARS(
            Set.of("UpdateModelPackage"),
            new Story(
                    "takes approval, its reason and metadata away when an update does not name them",
                    "leaves what an update does not name",
                    "APIReference/API_UpdateModelPackage.html"),
            Probes::updateClears,
            Mend::unchanged),
    REGISTRY_IGNORED(
            Set.of("BatchGetImage"),
            new Story(
                    "looks for images in the caller's registry, whatever registry is named",
                    "looks into the registry that is named",
                    "/AmazonECR/latest/APIReference/API_BatchGetImage.html"),
            Probes::looksIntoItsOwnRegistry,
            Mend::named),

    TOKEN_IGNORED(
            Set.of("CreateModelPackage"),
            new Story(
                    "makes another version for the same ClientToken",
                    "gives the same version",
                    "APIReference/API_CreateModelPackage.html"),
            Probes::ignoresTokens,
            null),
    GROUP_BY_ARN_UNKNOWN(
            Set.of("DescribeModelPackageGroup"),
            new Story(
                    "does not know a group by its ARN",
                    "takes name or ARN",
                    "APIReference/API_DescribeModelPackageGroup.html"),
            Probes::knowsNoGroupByArn,
            null),
    NAMES_REUSED(
            Set.of("CreateModel", "CreateEndpointConfig", "CreateEndpoint"),
            new Story(
                    "replaces a model, configuration or endpoint of the same name",
                    "refuses the second",
                    "APIReference/API_CreateEndpoint.html"),
            Probes::reusesNames,
            null),
    MODEL_UNCHECKED(
            Set.of("CreateModel"),
            new Story(
                    "makes models of versions that are not there, or not approved",
                    "refuses them",
                    "dg/model-registry-deploy-xaccount.html"),
            Probes::makesAModelOfNothing,
            null),
    ENDPOINT_UNCHECKED(
            Set.of("InvokeEndpoint"),
            new Story(
                    "answers for endpoints that are not there, what it was told",
                    "asks the model",
                    "APIReference/API_runtime_InvokeEndpoint.html"),
            Probes::answersForNobody,
            null),
    ALL_ALLOWED(
            Set.of("AssumeRole", "CreateModelPackage", "CopyObject"),
            new Story(
                    "lets anybody in: of all policies it asks those of buckets, and what these do not deny is allowed",
                    "asks trust, identity and resource policies, and denies what none allows",
                    "/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html"),
            Probes::letsAnybodyIn,
            null),
    OWNER_UNCHECKED(
            Set.of("HeadObject", "CopyObject", "UploadPartCopy"),
            new Story(
                    "does not look at ExpectedBucketOwner",
                    "refuses another owner's bucket",
                    "/AmazonS3/latest/userguide/bucket-owner-condition.html"),
            Probes::servesAnyOwner,
            null),
    COPY_UNPINNED(
            Set.of("CopyObject", "UploadPartCopy"),
            new Story(
                    "copies also when CopySourceIfMatch does not hold",
                    "refuses to, so that no other bytes are copied than were looked at",
                    "/AmazonS3/latest/API/API_CopyObject.html"),
            Probes::copiesOtherBytes,
            null),
    CHECKSUM_UNCHECKED(
            Set.of("PutObject"),
            new Story(
                    "stores bytes with the checksum of others",
                    "refuses them",
                    "/AmazonS3/latest/userguide/checking-object-integrity-upload.html"),
            Probes::storesBadBytes,
            null),
    KEY_UNCHECKED(
            Set.of("CopyObject"),
            new Story(
                    "encrypts under keys that are not there",
                    "refuses to",
                    "/AmazonS3/latest/userguide/UsingKMSEncryption.html"),
            Probes::encryptsUnderNothing,
            null);

    /** What happens, and what should, by which page. */
    private record Story(String moto, String aws, String page) {}

    /** Finds out whether somebody deviates. */
    @FunctionalInterface
    interface Probe {
        boolean deviates(Estate estate, Deviation deviation);
    }

    private static final String DOCS = "https://docs.aws.amazon.com/sagemaker/latest/";

    private final Set<String> operations;
    private final Story story;
    private final Probe probe;
    private final @Nullable Mend mend;

    Deviation(Set<String> operations, Story story, Probe probe, @Nullable Mend mend) {
        this.operations = operations;
        this.story = story;
        this.probe = probe;
        this.mend = mend;
    }

    /** The deviations of an operation that are mended. */
    static List<Deviation> mendedOf(String operation) {
        return Arrays.stream(values())
                .filter(each -> each.mend != null && each.operations.contains(operation))
                .toList();
    }

    Set<String> operations() {
        return operations;
    }

    Probe probe() {
        return probe;
    }

    /** As the guide has it. */
    String row() {
        String said = operations.stream().sorted().map(each -> '`' + each + '`').collect(Collectors.joining(", "));
        return "| %s | %s | %s ([AWS](%s)) | %s |"
                .formatted(
                        said, story.moto, story.aws, URI.create(DOCS).resolve(story.page), mend == null ? "no" : "yes");
    }

    /** How it is mended; one that the road does not rest on is not. */
    @Nullable
    Mend mend() {
        return mend;
    }
}
