package dev.mlgovern.examples.pipeline;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.registry.ModelRegistry;
import dev.mlgovern.registry.model.Baseline;
import dev.mlgovern.registry.model.ImageUri;
import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.registry.model.Registration;
import dev.mlgovern.registry.model.Report;
import dev.mlgovern.registry.model.ReportFile;
import dev.mlgovern.registry.model.S3Location;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Registers a model in the team's development account. */
@Command(
        name = "register",
        description = {
            "Registers a model as a new version in the team's development account, pending approval.",
            "The same arguments again give the same version: leave out what differs from run to run, such as the name of the"
                    + " processing job."
        },
        footer = "%nProperty file: outcome, message, version, group, number, approval")
final class RegisterStep extends Step {
    @Option(names = "--team", required = true, paramLabel = "NAME", description = "Whose model it is.")
    private String team = "";

    @Option(names = "--group", required = true, paramLabel = "NAME", description = "The model group; made if missing.")
    private String group = "";

    @Option(names = "--artifact", required = true, paramLabel = "S3URI", description = "The model's bytes.")
    private @Nullable S3Location artifact;

    @Option(
            names = "--image",
            required = true,
            paramLabel = "IMAGE",
            description = "The ECR image that loads it; a tag is replaced by its digest.")
    private @Nullable ImageUri image;

    @Option(names = "--content-type", paramLabel = "MIME", description = "What the container reads. Repeatable.")
    private List<String> contentTypes = new ArrayList<>();

    @Option(names = "--response-type", paramLabel = "MIME", description = "What the container answers. Repeatable.")
    private List<String> responseTypes = new ArrayList<>();

    @Option(
            names = "--environment",
            paramLabel = "NAME=VALUE",
            description = "A variable of the container. Repeatable. No secrets: DescribeProcessingJob shows arguments.")
    private Map<String, String> environment = new LinkedHashMap<>();

    @Option(
            names = "--metric",
            paramLabel = "REPORT=S3URI",
            description = "A JSON report on quality: ${COMPLETION-CANDIDATES}. Repeatable.")
    private Map<Report, S3Location> metrics = new EnumMap<>(Report.class);

    @Option(
            names = "--baseline",
            paramLabel = "BASELINE=S3URI",
            description = "A JSON file that drift is measured against: ${COMPLETION-CANDIDATES}. Repeatable.")
    private Map<Baseline, S3Location> baselines = new EnumMap<>(Baseline.class);

    @Option(names = "--training-job", paramLabel = "ARN", description = "The job that trained it, for its lineage.")
    private @Nullable String trainingJob;

    @Option(names = "--training-data", paramLabel = "S3URI", description = "What it was trained on. Repeatable.")
    private List<S3Location> trainingData = new ArrayList<>();

    @Option(names = "--commit", paramLabel = "ID", description = "The commit that made it.")
    private @Nullable String commit;

    @Option(names = "--repository", paramLabel = "URL", description = "The repository of that commit.")
    private @Nullable String repository;

    @Option(names = "--card", paramLabel = "FILE", description = "The model card, JSON.")
    private @Nullable InputFile card;

    @Option(names = "--description", paramLabel = "TEXT", description = "What it is.")
    private @Nullable String description;

    @Override
    String work(MlPlatform platform, StepLog log, Map<String, Object> result) {
        ModelVersion version = ModelRegistry.on(platform).register(this::fill);
        result.put("version", version.arn().toString());
        result.put("group", version.group());
        result.put("number", version.number());
        result.put("approval", version.approval());
        return version.arn() + " is " + version.approval();
    }

    private void fill(Registration.Builder to) {
        to.team(team).group(group);
        Optional.ofNullable(artifact).ifPresent(to::artifact);
        Optional.ofNullable(image).ifPresent(to::image);
        contentTypes.forEach(to::addContentType);
        responseTypes.forEach(to::addResponseType);
        environment.forEach(to::putEnvironment);
        metrics.forEach((kind, at) -> to.putMetric(kind, ReportFile.json(at)));
        baselines.forEach((kind, at) -> to.putBaseline(kind, ReportFile.json(at)));
        trainingData.forEach(to::addTrainingData);
        Optional.ofNullable(trainingJob).ifPresent(to::trainingJob);
        Optional.ofNullable(commit).ifPresent(to::commit);
        Optional.ofNullable(repository).ifPresent(to::repository);
        Optional.ofNullable(card).map(InputFile::text).ifPresent(to::card);
        Optional.ofNullable(description).ifPresent(to::description);
    }
}
