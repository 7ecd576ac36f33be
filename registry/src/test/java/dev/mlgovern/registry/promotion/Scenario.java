package dev.mlgovern.registry.promotion;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.registry.Bank;
import dev.mlgovern.registry.ModelRegistry;
import dev.mlgovern.registry.artifact.CopyLimits;
import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.SimulatedCrash;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ModelPackageType;

/** A promotion in a cloud of its own, of a model that is copied in three parts, and what is left of it in the centre. */
final class Scenario {
    static final CopyLimits LIMITS = new CopyLimits(5L << 20, 5L << 20, 2);
    private static final long SIZE = 11L << 20;

    private final LocalCloud cloud;
    private final Bank bank;
    private final ModelVersion source;

    Scenario(LocalCloud.Builder cloud) {
        this.cloud = cloud.start();
        this.bank = new Bank(this.cloud);
        bank.devBucket().putSparse(Bank.MODEL.key(), "model".getBytes(StandardCharsets.UTF_8), SIZE);
        this.source = bank.approved();
        this.cloud.clock().advance(Duration.ofMinutes(1));
        this.cloud.clearCalls();
    }

    LocalCloud cloud() {
        return cloud;
    }

    Bank bank() {
        return bank;
    }

    ModelVersion source() {
        return source;
    }

    /** Runs in a process of its own. */
    ModelVersion run(String actor) {
        try (MlPlatform platform = bank.platform(actor)) {
            return promotion(platform).run();
        }
    }

    Promotion promotion(MlPlatform platform) {
        return ModelRegistry.on(platform).promote(source, p -> p.limits(LIMITS));
    }

    /** Runs in a process that crashes at a point, counted in half calls: before the first, after it, before the second… */
    boolean crashes(int point) {
        int request = point / 2 + 1;
        if (point % 2 == 0) {
            cloud.crash().before(request);
        } else {
            cloud.crash().after(request);
        }
        try {
            run("ines");
            return false;
        } catch (SimulatedCrash crashed) {
            return true;
        } finally {
            cloud.crash().off();
        }
    }

    /** Runs in a process that crashes as soon as so many changes took effect. */
    boolean crashesAfterChanges(int changes, String actor) {
        CrashingClient process = new CrashingClient(cloud, changes);
        try (MlPlatform platform = bank.builder(actor).httpClient(process).build()) {
            promotion(platform).run();
            return false;
        } catch (CrashingClient.Crashed crashed) {
            return true;
        }
    }

    /** Everything in the central account, without what differs between equal runs. */
    String state() {
        List<String> state = new ArrayList<>();
        SageMakerClient sageMaker = bank.sageMaker(Bank.CENTRAL);
        sageMaker.listModelPackageGroups(l -> {}).modelPackageGroupSummaryList().forEach(group -> {
            state.add("group " + group.modelPackageGroupName() + " tags "
                    + sageMaker
                            .listTags(t -> t.resourceArn(group.modelPackageGroupArn()))
                            .tags()
                            .size());
            sageMaker
                    .listModelPackages(l -> l.modelPackageGroupName(group.modelPackageGroupName())
                            .modelPackageType(ModelPackageType.VERSIONED))
                    .modelPackageSummaryList()
                    .forEach(each -> state.add(version(sageMaker, each.modelPackageArn())));
        });
        sageMaker.listActions(l -> {}).actionSummaries().forEach(each -> state.add("action " + each.actionType()));
        sageMaker.listArtifacts(l -> {}).artifactSummaries().stream()
                .map(each -> "artifact " + each.artifactType())
                .sorted()
                .forEach(state::add);
        state.add("associations "
                + sageMaker.listAssociations(l -> {}).associationSummaries().size());
        addObjects(state);
        return String.join("\n", state).replaceAll("[0-9a-f]{12,64}", "#");
    }

    private static String version(SageMakerClient sageMaker, String arn) {
        var each = sageMaker.describeModelPackage(d -> d.modelPackageName(arn));
        return "version " + arn + " " + each.modelApprovalStatusAsString() + " of " + each.sourceUri() + " at "
                + each.inferenceSpecification().containers().get(0).modelDataUrl() + " with "
                + new TreeMap<>(each.customerMetadataProperties()).keySet();
    }

    private void addObjects(List<String> state) {
        S3Client s3 = bank.s3(Bank.CENTRAL);
        s3.listObjectVersions(l -> l.bucket(Bank.CENTRAL_BUCKET)).versions().forEach(each -> {
            var head = s3.headObject(
                    h -> h.bucket(Bank.CENTRAL_BUCKET).key(each.key()).checksumMode("ENABLED"));
            state.add("object " + each.key().replaceAll(".*/", "") + " " + each.size() + " " + head.contentType()
                    + head.metadata() + " " + head.checksumSHA256() + head.checksumCRC64NVME());
        });
        s3.listMultipartUploads(l -> l.bucket(Bank.CENTRAL_BUCKET))
                .uploads()
                .forEach(each -> state.add("open upload " + each.key()));
    }
}
