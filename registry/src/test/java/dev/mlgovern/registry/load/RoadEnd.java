package dev.mlgovern.registry.load;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.registry.Bank;
import dev.mlgovern.registry.ModelRegistry;
import dev.mlgovern.registry.lineage.LineageGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribeModelPackageResponse;
import software.amazon.awssdk.services.sagemaker.model.EndpointSummary;
import software.amazon.awssdk.services.sagemaker.model.ModelPackageType;

/** Everything that is left in three accounts, without what differs between equal runs: numbers, times, hashes, who did it. */
final class RoadEnd {
    private static final List<String> NOTES = List.of(
            "action Approval", "-aws-model-package", "action ModelDeployment", "-aws-endpoint", "context Endpoint");
    private static final Pattern LABEL = Pattern.compile("model \\d");

    private final Bank bank;
    private final List<String> lines = new ArrayList<>();
    /** Versions by ARN; which number a version has is up to who came first. */
    private final Map<String, String> versions = new TreeMap<>();

    RoadEnd(Bank bank) {
        this.bank = bank;
        List.of(Bank.DEV, Bank.CENTRAL).forEach(this::versions);
        List.of(Bank.DEV, Bank.CENTRAL, Bank.TEST).forEach(this::lineage);
        objects();
        serving();
    }

    private void versions(AccountId id) {
        SageMakerClient sageMaker = bank.sageMaker(id);
        sageMaker
                .listModelPackageGroupsPaginator(l -> {})
                .modelPackageGroupSummaryList()
                .forEach(group -> {
                    lines.add(id + " group " + group.modelPackageGroupName() + " "
                            + sageMaker
                                    .listTagsPaginator(t -> t.resourceArn(group.modelPackageGroupArn()))
                                    .tags()
                                    .stream()
                                    .map(tag -> tag.key() + "=" + tag.value())
                                    .sorted()
                                    .toList());
                    sageMaker
                            .listModelPackagesPaginator(l -> l.modelPackageGroupName(group.modelPackageGroupName())
                                    .modelPackageType(ModelPackageType.VERSIONED))
                            .modelPackageSummaryList()
                            .forEach(each -> version(
                                    id,
                                    sageMaker.describeModelPackage(d -> d.modelPackageName(each.modelPackageArn()))));
                });
    }

    private void version(AccountId id, DescribeModelPackageResponse each) {
        Matcher label = LABEL.matcher(String.valueOf(each.modelPackageDescription()));
        String name = id + " " + each.modelPackageGroupName() + " " + (label.find() ? label.group() : "?");
        versions.put(each.modelPackageArn(), name);
        Map<String, String> metadata = new TreeMap<>(each.customerMetadataProperties());
        lines.add("version " + name + " "
                + each.toBuilder().customerMetadataProperties(Map.of()).build() + metadata);
    }

    private void lineage(AccountId id) {
        SageMakerClient sageMaker = bank.sageMaker(id);
        Stream.of(
                        sageMaker.listActionsPaginator(l -> {}).actionSummaries().stream()
                                .map(each -> "action " + each.actionType() + " " + each.status()),
                        sageMaker.listArtifactsPaginator(l -> {}).artifactSummaries().stream()
                                .map(each -> "artifact " + each.artifactType() + " "
                                        + each.source().sourceUri()),
                        sageMaker.listContextsPaginator(l -> {}).contextSummaries().stream()
                                .map(each -> "context " + each.contextType() + " "
                                        + each.source().sourceUri()),
                        sageMaker.listAssociationsPaginator(l -> {}).associationSummaries().stream()
                                .map(each -> each.associationType() + " " + each.sourceName() + " "
                                        + each.destinationName()))
                .flatMap(all -> all)
                .forEach(each -> lines.add(id + " " + each));
    }

    private void objects() {
        S3Client s3 = bank.s3(Bank.CENTRAL);
        s3.listObjectVersionsPaginator(l -> l.bucket(Bank.CENTRAL_BUCKET))
                .versions()
                .forEach(each -> {
                    var head = s3.headObject(
                            h -> h.bucket(Bank.CENTRAL_BUCKET).key(each.key()).checksumMode("ENABLED"));
                    lines.add("object " + each.key() + " " + each.size() + " " + head.contentType() + head.metadata()
                            + head.checksumSHA256() + head.checksumCRC64NVME());
                });
        s3.listMultipartUploadsPaginator(l -> l.bucket(Bank.CENTRAL_BUCKET))
                .uploads()
                .forEach(each -> lines.add("open upload " + each.key()));
    }

    private void serving() {
        SageMakerClient test = bank.sageMaker(Bank.TEST);
        test.listModelsPaginator(l -> {}).models().forEach(each -> lines.add("model " + each.modelName()));
        test.listEndpointConfigsPaginator(l -> {})
                .endpointConfigs()
                .forEach(each -> lines.add("configuration " + each.endpointConfigName()));
        test.listEndpointsPaginator(l -> {}).endpoints().forEach(this::endpoint);
    }

    private void endpoint(EndpointSummary each) {
        lines.add("endpoint " + each.endpointName() + " " + each.endpointStatus());
        try (MlPlatform platform = bank.platform("auditor")) {
            LineageGraph whole = ModelRegistry.on(platform).lineage(each.endpointArn());
            lines.add("gaps " + whole.gaps());
            whole.nodes().forEach(node -> lines.add("lineage " + node));
            whole.edges().forEach(edge -> lines.add("led to " + edge));
        }
    }

    /** In order, as equal runs leave them. */
    List<String> lines() {
        // SageMaker itself notes each update of an approval or an endpoint, also one that was sent again after its
        // answer was
        // lost; and while its note of an endpoint is not listed yet, a second entry stands for the same endpoint
        Stream<String> own =
                lines.stream().map(this::plain).filter(RoadEnd::noted).distinct();
        return Stream.concat(own, lines.stream().map(this::plain).filter(line -> !noted(line)))
                .sorted()
                .toList();
    }

    private static boolean noted(String line) {
        return NOTES.stream().anyMatch(line::contains);
    }

    private String plain(String line) {
        String told = line;
        for (Map.Entry<String, String> version : versions.entrySet()) {
            told = told.replaceAll(Pattern.quote(version.getKey()) + "(?!\\d)", version.getValue());
        }
        return told.replaceAll("ines|otto|uma", "WHO")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "TIME")
                .replaceAll("[0-9a-f]{12,64}", "#")
                .replaceAll("fraud-churn-(#|[0-9a-f]{8}-aws-endpoint)$", "ENDPOINT")
                .replaceAll("-v\\d+-", "-vN-")
                .replaceAll("ModelPackageVersion=\\d+", "ModelPackageVersion=N");
    }
}
