package dev.mlgovern.governance.preflight;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountRole;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.core.policy.PolicyMerge;
import dev.mlgovern.core.policy.PolicyStatement;
import dev.mlgovern.core.work.Plan;
import dev.mlgovern.core.work.PlanDraft;
import dev.mlgovern.core.work.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Adds what was found missing, a step for each policy. */
final class Repair {
    private final MlPlatform platform;
    private final PreflightReport report;

    Repair(MlPlatform platform, PreflightReport report) {
        this.platform = platform;
        this.report = report;
    }

    /** What is missing of one policy. */
    private record Missing(Need need, List<PolicyStatement> statements) {
        PolicyMerge merge() {
            return PolicyMerge.adding(need.place(), statements);
        }
    }

    Plan<Boolean> plan() {
        List<Missing> all = missing();
        List<String> problems =
                all.stream().flatMap(each -> each.merge().tooLong().stream()).toList();
        if (!problems.isEmpty()) {
            throw new InvalidRequestException(
                    Failure.of("preflight", "policies have no room, nothing was changed"), problems);
        }
        PlanDraft draft = platform.work().plan("add what is missing, " + report.title());
        List<Step<?>> steps = new ArrayList<>();
        all.forEach(each -> steps.add(step(draft, each)));
        return draft.yielding(draft.step(
                "everything is added",
                details -> details.in(platform.topology()
                                .only(AccountRole.ML_SHARED_SERVICES)
                                .id())
                        .after(steps.toArray(Step[]::new))
                        .finds(results -> {
                            // asked for so that it counts as undone while one of them is
                            steps.forEach(results::of);
                            return Optional.of(true);
                        })
                        .makes(results -> true)));
    }

    private List<Missing> missing() {
        List<Missing> all = new ArrayList<>();
        for (Finding finding : report.missing()) {
            finding.need()
                    .map(need -> new Missing(
                            need,
                            need.grants().stream()
                                    .map(Need.Grant::statement)
                                    .filter(each -> finding.toAdd().contains(each.toJson()))
                                    .toList()))
                    .filter(missing -> !missing.statements().isEmpty())
                    .ifPresent(all::add);
        }
        return all;
    }

    private static Step<Boolean> step(PlanDraft draft, Missing missing) {
        PolicyMerge merge = missing.merge();
        return draft.step("add to the " + missing.need().place().what(), details -> {
            details.in(missing.need().place().account())
                    .needs(
                            missing.need().place().reads(),
                            missing.need().place().writes())
                    .finds(results -> merge.made() ? Optional.of(true) : Optional.empty())
                    .makes(results -> {
                        merge.make();
                        return true;
                    });
            missing.statements().forEach(statement -> details.note(statement.toJson()));
        });
    }
}
