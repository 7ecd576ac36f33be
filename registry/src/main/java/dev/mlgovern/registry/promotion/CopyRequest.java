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

    /** What the promotion makes of the version's fields, without the files, whose copying is a step of its own. */
    List<FieldChange> changes() {
        DescribeModelPackageResponse from = source.described();
        List<FieldChange> changes = new ArrayList<>();
        changes.add(FieldChange.rewritten("approval", from.modelApprovalStatusAsString(), Approval.PENDING.awsName()));
        changes.add(FieldChange.rewritten("life cycle", null, lifeCycle.stage() + ", " + lifeCycle.status()));
        kmsKey(from, changes);
        if (from.modelCard() != null) {
            changes.add(FieldChange.rewritten(
                    "model card status", from.modelCard().modelCardStatusAsString(), "PendingReview"));
        }
        source.fields().stream()
                .filter(each -> each.kind() == Reference.Kind.UNSURE)
                .forEach(each -> changes.add(environment(each)));
        source.fields().stream()
                .filter(each -> each.field().endsWith("manifest"))
                .forEach(each -> changes.add(FieldChange.kept(
                        each.field(), null, "copied as it is, the locations in it are not rewritten")));
        source.images()
                .all()
                .forEach(image -> changes.add(FieldChange.kept("image", image, "pinned, it stays where it is")));
        dropped(from, changes);
        return changes;
    }

    /** All of it, files first. */
    PromotionDiff diff() {
        List<FieldChange> all = new ArrayList<>(moves());
        all.addAll(changes());
        return new PromotionDiff(route.source(), route.group(), all);
    }

    /** The URIs of what is copied, in every field that has one. */
    private List<FieldChange> moves() {
        return source.fields().stream()
                .filter(each -> each.kind() != Reference.Kind.UNSURE && moved.containsKey(each.uri()))
                .map(each -> new FieldChange(
                        each.field(), FieldChange.Kind.REWRITTEN, each.uri(), moved.get(each.uri()), "copied"))
                .toList();
    }

    private void kmsKey(DescribeModelPackageResponse from, List<FieldChange> changes) {
        String before =
                from.securityConfig() == null ? null : from.securityConfig().kmsKeyId();
        String key = kmsKey();
        if (key != null) {
            changes.add(FieldChange.rewritten("KMS key", before, key));
        } else if (before != null) {
            changes.add(FieldChange.dropped(
                    "KMS key", "it is the source account's and the target has none in the topology"));
        }
    }

    private FieldChange environment(Reference reference) {
        String to = moved.get(reference.uri());
        if (to != null) {
            return FieldChange.rewritten(reference.field(), reference.uri(), to);
        }
        String why = reference.wholeBucket() ? "it is a whole bucket" : "it is not among the source's models";
        return FieldChange.kept(reference.field(), reference.uri(), why);
    }

    private static void dropped(DescribeModelPackageResponse from, List<FieldChange> changes) {
        if (from.validationSpecification() != null) {
            changes.add(FieldChange.dropped("validation", "its role is the source account's"));
        }
        if (from.sourceAlgorithmSpecification() != null && !VersionCopy.carriesAlgorithm(from)) {
            changes.add(FieldChange.dropped("source algorithm", "it is the source account's"));
        }
        boolean hub = from.inferenceSpecification() != null
                && from.inferenceSpecification().containers().stream()
                        .anyMatch(each -> each.modelDataSource() != null
                                && each.modelDataSource().s3DataSource() != null
                                && each.modelDataSource().s3DataSource().hubAccessConfig() != null);
        if (hub) {
            changes.add(
                    FieldChange.kept("hub access", null, "the target account needs access to the same hub content"));
        }
        if (from.customerMetadataProperties().keySet().stream().anyMatch(LEFT::contains)) {
            changes.add(FieldChange.dropped(
                    "metadata about the source's own files", "source and promotion are added in its place"));
        }
    }
}
