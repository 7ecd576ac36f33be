package dev.mlgovern.observability.tag;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.account.Place;
import dev.mlgovern.core.topology.Account;
import dev.mlgovern.core.work.Plan;
import dev.mlgovern.core.work.PlanDraft;
import dev.mlgovern.core.work.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Puts a repair together: one step for up to twenty resources that get the same tags. */
final class RepairPlan {
    // https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_TagResources.html
    private static final int MOST = 20;

    private final MlPlatform platform;
    private final Map<Same, List<String>> resources = new LinkedHashMap<>();
    private final List<String> unsaid = new ArrayList<>();

    RepairPlan(MlPlatform platform) {
        this.platform = platform;
    }

    /** Resources of one place that get the same tags. */
    private record Same(Place place, SortedMap<String, String> tags) {}

    Plan<TagRepairs> of(CoverageReport report) {
        report.gaps().forEach(this::sort);
        PlanDraft draft = platform.work().plan("tag what lacks tags");
        List<Step<TagRepairs>> batches = new ArrayList<>();
        resources.forEach((same, arns) -> {
            for (int from = 0; from < arns.size(); from += MOST) {
                batches.add(batch(draft, same, arns.subList(from, Math.min(arns.size(), from + MOST)), batches.size()));
            }
        });
        AccountId first = batches.isEmpty()
                ? platform.topology().accounts().get(0).id()
                : resources.keySet().iterator().next().place().account();
        return draft.yielding(draft.step("tell what was tagged", step -> {
            unsaid.forEach(step::note);
            step.in(first)
                    .after(batches.toArray(new Step<?>[0]))
                    .finds(done -> Optional.of(sum(batches, done)))
                    .makes(done -> sum(batches, done));
        }));
    }

    private void sort(TaggedResource resource) {
        Account account = platform.topology().account(resource.place().account());
        Map<String, String> said = platform.topology().tagsOf(account).values();
        SortedMap<String, String> tags = new TreeMap<>(said);
        tags.keySet().retainAll(resource.missing());
        if (!tags.isEmpty()) {
            resources
                    .computeIfAbsent(new Same(resource.place(), tags), same -> new ArrayList<>())
                    .add(resource.arn());
        }
        TreeSet<String> left = new TreeSet<>(resource.missing());
        left.removeAll(tags.keySet());
        if (!left.isEmpty()) {
            unsaid.add("%s goes on to lack %s: the topology does not say it"
                    .formatted(resource.arn(), String.join(", ", left)));
        }
    }

    private Step<TagRepairs> batch(PlanDraft draft, Same same, List<String> arns, int before) {
        TagBatch batch =
                new TagBatch(platform.in(same.place().account()).in(same.place().region()), same.tags(), arns);
        String name = "%d. tag %d in %s"
                .formatted(before + 1, arns.size(), same.place().region());
        return draft.step(name, step -> {
            same.tags().forEach((key, value) -> step.note(key + " = " + value));
            arns.forEach(arn -> step.note("on " + arn));
            step.in(same.place().account())
                    .needs("tag:GetResources", "tag:TagResources")
                    .finds(nothing -> batch.found())
                    .makes(nothing -> batch.tag());
        });
    }

    private static TagRepairs sum(List<Step<TagRepairs>> batches, Step.Results done) {
        List<String> repaired = new ArrayList<>();
        Map<String, String> failed = new LinkedHashMap<>();
        batches.stream().map(done::of).forEach(batch -> {
            repaired.addAll(batch.repaired());
            failed.putAll(batch.failed());
        });
        return new TagRepairs(repaired, failed);
    }
}
