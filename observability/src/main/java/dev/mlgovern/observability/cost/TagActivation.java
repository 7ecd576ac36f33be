package dev.mlgovern.observability.cost;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.ConflictException;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.work.Pages;
import dev.mlgovern.core.work.Plan;
import dev.mlgovern.core.work.PlanDraft;
import dev.mlgovern.core.work.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import software.amazon.awssdk.services.costexplorer.model.CostAllocationTag;
import software.amazon.awssdk.services.costexplorer.model.CostAllocationTagStatus;
import software.amazon.awssdk.services.costexplorer.model.CostAllocationTagStatusEntry;
import software.amazon.awssdk.services.costexplorer.model.ListCostAllocationTagsResponse;
import software.amazon.awssdk.services.costexplorer.model.UpdateCostAllocationTagsStatusError;

/** Cost-allocation tags: https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/activating-tags.html */
final class TagActivation {
    // https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_UpdateCostAllocationTagsStatus.html
    private static final int BATCH = 20;

    private final MlPlatform platform;
    private final Explorer explorer;

    TagActivation(MlPlatform platform, Explorer explorer) {
        this.platform = platform;
        this.explorer = explorer;
    }

    /** The keys of the scheme and those of Studio, sorted. */
    List<CostTag> tags() {
        Map<String, CostTag.State> states = new TreeMap<>();
        wanted().forEach(key -> states.put(key, CostTag.State.UNSEEN));
        listed().forEach(tag -> states.computeIfPresent(
                tag.tagKey(),
                (key, before) -> tag.status() == CostAllocationTagStatus.ACTIVE
                        ? CostTag.State.ACTIVE
                        : CostTag.State.INACTIVE));
        return states.entrySet().stream()
                .map(each -> new CostTag(each.getKey(), each.getValue()))
                .toList();
    }

    Plan<List<CostTag>> activate() {
        List<CostTag> now = tags();
        PlanDraft draft = platform.work().plan("activate cost-allocation tags");
        List<String> unseen = keys(now, CostTag.State.UNSEEN);
        Step<List<CostTag>> step = draft.step("activate the tags of the scheme", details -> {
            details.in(explorer.payer().id())
                    .needs("ce:ListCostAllocationTags", "ce:UpdateCostAllocationTagsStatus")
                    .note("they split costs of what is used from then on, after up to a day")
                    .finds(results -> Optional.of(tags())
                            .filter(found -> keys(found, CostTag.State.INACTIVE).isEmpty()))
                    .makes(results -> activated());
            if (!unseen.isEmpty()) {
                details.note("not seen by AWS on anything billed, so left: " + String.join(", ", unseen));
            }
        });
        return draft.yielding(step);
    }

    private List<CostTag> activated() {
        List<String> inactive = keys(tags(), CostTag.State.INACTIVE);
        List<String> problems = new ArrayList<>();
        for (int from = 0; from < inactive.size(); from += BATCH) {
            List<CostAllocationTagStatusEntry> batch =
                    inactive.subList(from, Math.min(inactive.size(), from + BATCH)).stream()
                            .map(key -> CostAllocationTagStatusEntry.builder()
                                    .tagKey(key)
                                    .status(CostAllocationTagStatus.ACTIVE)
                                    .build())
                            .toList();
            explorer.guard().take(new SpendingGuard.Tally());
            explorer.client().updateCostAllocationTagsStatus(r -> r.costAllocationTagsStatus(batch)).errors().stream()
                    .map(TagActivation::problem)
                    .forEach(problems::add);
        }
        if (!problems.isEmpty()) {
            throw new ConflictException(Failure.of(
                            "ce:UpdateCostAllocationTagsStatus",
                            "some tags were not activated: " + String.join("; ", problems))
                    .in(explorer.payer().id()));
        }
        return tags();
    }

    private static String problem(UpdateCostAllocationTagsStatusError error) {
        return "%s (%s: %s)".formatted(error.tagKey(), error.code(), error.message());
    }

    private Stream<CostAllocationTag> listed() {
        List<String> wanted = List.copyOf(wanted());
        return Pages.<CostAllocationTag>of(token -> {
                    explorer.guard().take(new SpendingGuard.Tally());
                    ListCostAllocationTagsResponse page = explorer.client()
                            .listCostAllocationTags(
                                    r -> r.tagKeys(wanted).maxResults(100).nextToken(token));
                    return new Pages.Page<>(page.costAllocationTags(), page.nextToken());
                })
                .stream();
    }

    private SortedSet<String> wanted() {
        SortedSet<String> keys = new TreeSet<>(platform.topology().tags().keys().values());
        keys.add(CostDimension.USER.key());
        keys.add(CostDimension.DOMAIN.key());
        return keys;
    }

    private static List<String> keys(List<CostTag> tags, CostTag.State state) {
        return tags.stream()
                .filter(tag -> tag.state() == state)
                .map(CostTag::key)
                .toList();
    }
}
