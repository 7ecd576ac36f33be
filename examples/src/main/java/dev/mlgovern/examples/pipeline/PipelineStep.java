package dev.mlgovern.examples.pipeline;

import dev.mlgovern.registry.model.ImageUri;
import dev.mlgovern.registry.model.ModelVersionArn;
import dev.mlgovern.registry.model.S3Location;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;

/** The command of the image: the entry point of every processing step of the pipeline. */
@Command(
        name = "mlgovern-step",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        synopsisSubcommandLabel = "COMMAND",
        sortOptions = false,
        exitCodeOnInvalidInput = 64,
        exitCodeOnExecutionException = 70,
        usageHelpAutoWidth = true,
        version = "mlgovern-step, an example of mlgovern",
        description = "One step of a SageMaker pipeline that governs a model over several accounts.",
        subcommands = {RegisterStep.class, PromoteStep.class, DeployStep.class, CallbackStep.class, PreflightStep.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:DONE: also if it was done before",
            "64:INVALID: arguments, topology or request break rules; nothing was changed",
            "70:BROKEN: it failed and a person has to look; run again afterwards, it does the rest",
            "75:RETRY_LATER: AWS throttles or does not answer; run again, it does the rest",
            "77:REFUSED: a gate does not let it through yet; nothing was changed"
        })
public final class PipelineStep {
    private PipelineStep() {}

    /**
     * Runs one step and exits with its code.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new PipelineStep());
        register(line, S3Location.class, S3Location::parse);
        register(line, ImageUri.class, ImageUri::parse);
        register(line, ModelVersionArn.class, ModelVersionArn::parse);
        register(line, InputFile.class, InputFile::read);
        register(line, CallbackMessage.class, CallbackMessage::read);
        line.getCommandSpec().parser().collectErrors(true);
        line.getSubcommands()
                .values()
                .forEach(each -> each.getCommandSpec().parser().collectErrors(true));
        return line.setCaseInsensitiveEnumValuesAllowed(true).setExecutionStrategy(PipelineStep::run);
    }

    private static <T> void register(CommandLine line, Class<T> type, Function<String, T> parse) {
        line.registerConverter(type, text -> {
            try {
                return parse.apply(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        });
    }

    /** Runs the step if its arguments are right, and else says everything that is wrong with them. */
    private static int run(ParseResult parsed) {
        Integer helped = CommandLine.executeHelpRequest(parsed);
        if (helped != null) {
            return helped;
        }
        List<CommandLine> commands = parsed.asCommandLineList();
        CommandLine last = commands.get(commands.size() - 1);
        List<String> problems = commands.stream()
                .flatMap(each -> each.getParseResult().errors().stream())
                .map(Exception::getMessage)
                .distinct()
                .toList();
        if (last.getCommand() instanceof Step step) {
            return problems.isEmpty() ? new CommandLine.RunLast().execute(parsed) : step.invalid(problems);
        }
        problems.forEach(last.getErr()::println);
        last.usage(last.getErr());
        return Outcome.INVALID.code();
    }
}
