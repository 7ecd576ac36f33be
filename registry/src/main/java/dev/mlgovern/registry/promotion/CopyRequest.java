package dev.mlgovern.registry.promotion;

import dev.mlgovern.registry.model.Approval;
import dev.mlgovern.registry.model.Digest;
import dev.mlgovern.registry.model.LifeCycle;
import dev.mlgovern.registry.model.Metadata;
import dev.mlgovern.registry.model.ModelGroupArn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sagemaker.model.CreateModelPackageRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeModelPackageResponse;

/** The request that makes the copy, and what it rewrites and drops in words. */
final class CopyRequest {
    /** What describes bytes or registrations of the source only. */
    private static final List<String> LEFT =
            List.of(Metadata.ETAG, Metadata.VERSION_ID, Metadata.CONTENT, Metadata.REGISTRATION);

    private final Route route;
    private final Source source;
    private final Map<String, String> moved;
    private final LifeCycle lifeCycle;

    CopyRequest(Route route, Source source, LifeCycle lifeCycle) {
        this.route = route;
        this.source = source;
        this.lifeCycle = lifeCycle;
        this.moved = Layout.of(route, source.content()).all(source);
    }

    /** The promotion's id: the same source, bytes and target have the same, for anybody at any time. */
    Digest id() {
        return Digest.of(
                route.source().toString(),
                source.content().hex(),
                String.join(",", source.images().all()),
                route.group().toString());
    }

    CreateModelPackageRequest request(ModelGroupArn group, String actor) {
        Rewriting rewriting = reference -> moved.getOrDefault(reference.uri(), reference.uri());
        CreateModelPackageRequest.Builder copy = new VersionCopy(rewriting, new PinnedImages())
                .copy(source.described())
                .modelPackageGroupName(group.name())
                .modelApprovalStatus(Approval.PENDING.awsName())
                .sourceUri(route.source().toString())
                .customerMetadataProperties(metadata(actor))
                .modelCard(VersionCopy.card(source.described(), moved))
                .modelLifeCycle(l -> l.stage(lifeCycle.stage())
                        .stageStatus(lifeCycle.status())
                        .stageDescription(lifeCycle.description()))
                .clientToken(id().token());
        String key = kmsKey();
        if (key != null) {
            copy.securityConfig(s -> s.kmsKeyId(key));
        }
        return copy.build();
    }

    private Map<String, String> metadata(String actor) {
        Map<String, String> metadata = new TreeMap<>(source.described().customerMetadataProperties());
        LEFT.forEach(metadata::remove);
        metadata.put(Metadata.SOURCE, route.source().toString());
        metadata.put(Metadata.PROMOTION, id().hex());
        metadata.put(Metadata.SOURCE_CONTENT, source.content().hex());
        metadata.put(Metadata.PROMOTED_BY, Metadata.permitted(actor));
        if (metadata.size() > Metadata.MAX) {
            throw Route.refused(
                    "metadata has %d entries with those that a promotion adds, may have %d; remove %d at the source"
                            .formatted(metadata.size(), Metadata.MAX, metadata.size() - Metadata.MAX));
        }
        return metadata;
    }

    private @Nullable String kmsKey() {
        return route.store().kmsKeyArn().orElse(null);
    }

    List<String> notes() {
        DescribeModelPackageResponse from = source.described();
        List<String> notes = new ArrayList<>();
        notes.add("approval: " + from.modelApprovalStatusAsString() + " becomes " + Approval.PENDING.awsName());
        notes.add("life cycle: becomes " + lifeCycle.stage() + ", " + lifeCycle.status());
        if (kmsKey() != null) {
            notes.add("KMS key: becomes " + kmsKey());
        } else if (from.securityConfig() != null) {
            notes.add("KMS key: dropped, it is the source account's and the target has none in the topology");
        }
        if (from.modelCard() != null) {
            notes.add("model card: kept, its status " + from.modelCard().modelCardStatusAsString()
                    + " becomes PendingReview");
        }
        source.fields().stream()
                .filter(each -> each.kind() == Reference.Kind.UNSURE)
                .forEach(each -> notes.add(environment(each)));
        source.fields().stream()
                .filter(each -> each.field().endsWith("manifest"))
                .forEach(each -> notes.add(each.field() + ": copied as it is, the locations in it are not rewritten"));
        source.images().all().forEach(image -> notes.add("image: stays where it is, pinned as " + image));
        dropped(from, notes);
        return notes;
    }

    private String environment(Reference reference) {
        String to = moved.get(reference.uri());
        if (to == null && reference.wholeBucket()) {
            return reference.field() + ": " + reference.uri() + " is a whole bucket, kept";
        }
        return to == null
                ? reference.field() + ": kept, " + reference.uri() + " is not among the source's models"
                : reference.field() + ": becomes " + to;
    }

    private static void dropped(DescribeModelPackageResponse from, List<String> notes) {
        if (from.validationSpecification() != null) {
            notes.add("validation: dropped, its role is the source account's");
        }
        if (from.sourceAlgorithmSpecification() != null && !VersionCopy.carriesAlgorithm(from)) {
            notes.add("source algorithm: dropped, it is the source account's");
        }
        boolean hub = from.inferenceSpecification() != null
                && from.inferenceSpecification().containers().stream()
                        .anyMatch(each -> each.modelDataSource() != null
                                && each.modelDataSource().s3DataSource() != null
                                && each.modelDataSource().s3DataSource().hubAccessConfig() != null);
        if (hub) {
            notes.add("hub access: kept, the target account needs access to the same hub content");
        }
        if (from.customerMetadataProperties().keySet().stream().anyMatch(LEFT::contains)) {
            notes.add("metadata: digests of the source's own files are left out, source and promotion are added");
        }
    }
}
