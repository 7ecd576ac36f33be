package dev.mlgovern.examples.pipeline;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.GateRefusedException;
import dev.mlgovern.governance.ModelGovernance;
import dev.mlgovern.governance.preflight.Finding;
import dev.mlgovern.governance.preflight.Preflight;
import dev.mlgovern.governance.preflight.PreflightReport;
import dev.mlgovern.governance.preflight.PreflightRequest;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Looks whether everything is there that the other steps need across accounts. */
@Command(
        name = "preflight",
        description = {
            "Reads the policies of all accounts and says what is missing for promotions and deployments, with the statement to"
                    + " add and where.",
            "What is missing, or cannot be looked at, is REFUSED. Nothing is changed unless --apply is given."
        },
        footer = "%nProperty file: outcome, message, ready, missing, unknown")
final class PreflightStep extends Step {
    @Option(
            names = "--team",
            paramLabel = "NAME",
            description = "Only what this team's work needs. Default: all teams.")
    private @Nullable String team;

    @Option(
            names = "--event-bus",
            paramLabel = "NAME",
            description = "Also the central account's bus of this name. Default: no bus is looked at.")
    private @Nullable String eventBus;

    @Option(names = "--apply", description = "Add the statements that are missing, beside those of others.")
    private boolean apply;

    @Override
    String work(MlPlatform platform, StepLog log, Map<String, Object> result) {
        Preflight preflight = ModelGovernance.on(platform).preflight();
        PreflightReport report = preflight.check(this::fill);
        if (apply) {
            preflight.repair(report).run(log);
            report = preflight.check(this::fill);
        }
        result.put("ready", report.ready());
        result.put("missing", report.missing().stream().map(PreflightStep::line).toList());
        result.put("unknown", report.unknown().stream().map(PreflightStep::line).toList());
        if (!report.ready()) {
            throw new GateRefusedException(Failure.of("preflight", report.toString()));
        }
        return report.title() + ": " + report.summary();
    }

    private void fill(PreflightRequest.Builder request) {
        Optional.ofNullable(team).ifPresent(request::team);
        Optional.ofNullable(eventBus).ifPresent(request::eventBus);
    }

    private static Map<String, Object> line(Finding finding) {
        return Map.of(
                "piece", finding.piece(),
                "account", finding.where().value(),
                "of", finding.resource(),
                "found", finding.what(),
                "add", finding.toAdd());
    }
}
