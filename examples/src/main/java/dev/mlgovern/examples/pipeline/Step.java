package dev.mlgovern.examples.pipeline;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.GovernanceException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** One step: opens the platform, works, and tells the outcome as exit code, property file, exit message and log line. */
abstract class Step implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /**
     * Does the work. It has to be repeatable: SageMaker runs a step again whose instance was lost.
     *
     * @param platform open as long as this runs
     * @param log hears how it goes on
     * @param result what goes into the property file, beside {@code outcome} and {@code message}
     * @return the message, for people
     */
    abstract String work(MlPlatform platform, StepLog log, Map<String, Object> result);

    @Override
    public Integer call() {
        StepLog log = log();
        Map<String, Object> result = new LinkedHashMap<>();
        Outcome outcome = Outcome.DONE;
        result.put("outcome", outcome);
        try (MlPlatform platform = common.open(log)) {
            result.put("message", work(platform, log, result));
            log.info("DONE, " + result.get("message"));
        } catch (RuntimeException e) {
            outcome = Outcome.of(e);
            result.put("message", String.valueOf(e.getMessage()));
            log.error(outcome + ", exit code " + common.exitCode(outcome) + ": " + e.getMessage());
            if (!(e instanceof GovernanceException)) {
                e.printStackTrace(spec.commandLine().getErr());
            }
        }
        result.put("outcome", outcome);
        common.folder().write(result);
        return common.exitCode(outcome);
    }

    /** Ends a step whose arguments are wrong. */
    int invalid(List<String> problems) {
        problems.forEach(log()::error);
        log().error(Outcome.INVALID + ", see --help");
        common.folder().write(Map.of("outcome", Outcome.INVALID, "message", String.join("; ", problems)));
        return common.exitCode(Outcome.INVALID);
    }

    private StepLog log() {
        return new StepLog(spec.name(), spec.commandLine().getOut(), common.everyCall());
    }
}
