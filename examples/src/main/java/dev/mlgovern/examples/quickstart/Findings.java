package dev.mlgovern.examples.quickstart;

import dev.mlgovern.core.topology.Account;
import dev.mlgovern.core.work.Plan;
import dev.mlgovern.examples.fraud.TrainingRun;
import dev.mlgovern.examples.report.RunReport;
import dev.mlgovern.observability.audit.Story;
import dev.mlgovern.observability.cost.MonthlyCosts;
import dev.mlgovern.registry.display.LineagePicture;
import dev.mlgovern.registry.lineage.LineageGraph;
import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.testkit.RecordedCall;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What the story came to.
 *
 * @param training the data scientist's run
 * @param plan of the promotion
 * @param lineage of the production endpoint
 * @param tagged every resource and its tags
 * @param changesOfSecondRun what the same promotion changed when it ran again
 * @param digests of the archive at every place
 * @param asked what governance asked afterwards
 */
record Findings(
        TrainingRun training,
        Plan<ModelVersion> plan,
        LineageGraph lineage,
        List<RunReport.Tagged> tagged,
        long changesOfSecondRun,
        List<RunReport.Digest> digests,
        Asked asked) {

    /**
     * What governance asked afterwards.
     *
     * @param history what happened to the version
     * @param month what it cost
     */
    record Asked(Story history, MonthlyCosts month) {}

    RunReport report(Bank bank, List<RunReport.Event> events) {
        List<RunReport.Lane> lanes = lanes(bank);
        return new RunReport(
                "A fraud model goes to production",
                "Team fraud trains a model in its own account, on features of the central store. It reaches a production endpoint over the central registry,"
                        + " with an approval by the team lead, two by governance, and the same bytes from end to end.",
                facts(lanes),
                lanes,
                events,
                plan,
                LineagePicture.of(lineage, wander(bank)),
                tagged,
                digests,
                asked.history(),
                asked.month().page());
    }

    private Map<String, String> facts(List<RunReport.Lane> lanes) {
        int calls =
                lanes.stream().mapToInt(lane -> lane.reads() + lane.changes()).sum();
        byte[] archive = training.files().get(TrainingRun.ARCHIVE);
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(
                "AUC on held-out payments",
                String.format(Locale.ROOT, "%.3f", training.evaluation().auc()));
        facts.put("Accounts", String.valueOf(lanes.size()));
        facts.put("Calls to AWS", String.valueOf(calls));
        facts.put("Changes by a second run", String.valueOf(changesOfSecondRun));
        facts.put("Model archive", String.format(Locale.ROOT, "%,d bytes", archive == null ? 0 : archive.length));
        return facts;
    }

    /** The accounts, in the order in which the model wanders. */
    private static List<Account> wander(Bank bank) {
        return List.of(
                bank.features(), bank.dev(), bank.central(), bank.office(), bank.test(), bank.prod(), bank.payer());
    }

    private static List<RunReport.Lane> lanes(Bank bank) {
        List<String> purposes = List.of(
                "The central feature store",
                "Team fraud develops",
                "The central model registry",
                "Governance decides",
                "Tries what was promoted",
                "Serves customers",
                "Pays for all");
        List<Account> accounts = wander(bank);
        return IntStream.range(0, accounts.size())
                .mapToObj(i -> lane(bank, accounts.get(i), purposes.get(i)))
                .toList();
    }

    private static RunReport.Lane lane(Bank bank, Account account, String purpose) {
        List<RecordedCall> calls = bank.cloud().calls().stream()
                .filter(call -> call.account().equals(account.id().value()))
                .toList();
        int changes = (int) calls.stream().filter(RecordedCall::mutating).count();
        return new RunReport.Lane(account.id().value(), account.name(), purpose, calls.size() - changes, changes);
    }
}
