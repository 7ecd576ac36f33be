package dev.mlgovern.examples.pipeline;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.topology.TopologySource;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of every step. */
final class Common {
    @Option(
            names = "--topology",
            paramLabel = "FILE",
            defaultValue = "${env:MLGOVERN_TOPOLOGY}",
            description =
                    "The topology YAML. Default: $MLGOVERN_TOPOLOGY, else processing/input/topology/mlgovern.yaml in"
                            + " the job folder.")
    private @Nullable Path topology;

    @Option(
            names = "--actor",
            paramLabel = "NAME",
            defaultValue = "${env:MLGOVERN_ACTOR}",
            description =
                    "Who acts, as CloudTrail shows it. Default: $MLGOVERN_ACTOR, else the name of the processing job,"
                            + " else that of the user.")
    private @Nullable String actor;

    @Option(
            names = "--job-folder",
            paramLabel = "DIR",
            defaultValue = "${env:MLGOVERN_JOB_FOLDER:-/opt/ml}",
            description =
                    "What the processing job shares with SageMaker: results go to processing/output/result.json and"
                            + " output/message in it, unless it is missing. Default: $MLGOVERN_JOB_FOLDER, else /opt/ml.")
    private Path jobFolder = Path.of("/opt/ml");

    @Option(
            names = "--exit-zero-for",
            paramLabel = "OUTCOME",
            split = ",",
            description =
                    "Exit with 0 on these outcomes too (${COMPLETION-CANDIDATES}), so that the pipeline goes on and a"
                            + " condition step can branch on \"outcome\" in the property file.")
    private Set<Outcome> exitZeroFor = EnumSet.noneOf(Outcome.class);

    @Option(names = "--calls", description = "Log every AWS call; else only those that were tried again.")
    private boolean calls;

    JobFolder folder() {
        return new JobFolder(jobFolder);
    }

    boolean everyCall() {
        return calls;
    }

    MlPlatform open(StepLog log) {
        Path yaml = topology == null ? folder().topology() : topology;
        MlPlatform.Builder platform =
                MlPlatform.builder().topology(TopologySource.yaml(yaml)).addListener(log);
        Optional<String> job = folder().jobName();
        Optional.ofNullable(actor).or(() -> job).ifPresent(platform::actor);
        MlPlatform open = platform.build();
        log.info("started as " + open.actor()
                + job.map(name -> " in processing job " + name).orElse("") + ", topology " + yaml);
        return open;
    }

    int exitCode(Outcome outcome) {
        return exitZeroFor.contains(outcome) ? 0 : outcome.code();
    }
}
