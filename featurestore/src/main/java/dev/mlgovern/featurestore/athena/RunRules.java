package dev.mlgovern.featurestore.athena;

import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.featurestore.group.FeatureGroupArn;
import dev.mlgovern.featurestore.training.TrainingSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What is checked before anything runs. */
final class RunRules {
    // the Athena API: WorkGroupName, Age
    private static final Pattern WORK_GROUP = Pattern.compile("[a-zA-Z0-9._-]{1,128}");
    private static final Duration OLDEST = Duration.ofDays(7);
    private static final Pattern DATABASE = Pattern.compile("[a-zA-Z0-9_-]{1,255}");

    private final List<String> problems = new ArrayList<>();

    private RunRules() {}

    static void check(RunSettings settings, TrainingSet set, List<String> more) {
        RunRules rules = new RunRules();
        rules.problems.addAll(more);
        rules.settings(settings);
        rules.set(settings, set);
        if (!rules.problems.isEmpty()) {
            throw new InvalidRequestException(
                    Failure.of("trainingSet", "%d problems of a run".formatted(rules.problems.size())), rules.problems);
        }
    }

    static void place(String name, String uri, List<String> problems) {
        if (!S3Uri.isOne(uri)) {
            problems.add(
                    name + " must be an s3:// URI of a bucket or prefix without single quotes, was \"" + uri + "\"");
        }
    }

    private void settings(RunSettings settings) {
        if (!WORK_GROUP.matcher(settings.workGroup()).matches()) {
            problems.add("workGroup must be 1 to 128 letters, digits, dots, underscores and hyphens, was \""
                    + settings.workGroup() + "\"");
        }
        settings.output().ifPresent(uri -> place("output", uri, problems));
        settings.staging().ifPresent(uri -> place("staging", uri, problems));
        settings.reuse().ifPresent(age -> {
            if (age.compareTo(Duration.ofMinutes(1)) < 0 || age.compareTo(OLDEST) > 0) {
                problems.add("reuse must be 1 minute to 7 days, was " + age);
            }
        });
        if (settings.atMost().isNegative() || settings.atMost().isZero()) {
            problems.add("atMost must be greater than zero, was " + settings.atMost());
        }
        if (settings.pricePerTerabyte().signum() < 0) {
            problems.add("pricePerTerabyte must be 0 or more, was " + settings.pricePerTerabyte());
        }
        if (!DATABASE.matcher(settings.stagingDatabase()).matches()) {
            problems.add("stagingDatabase must be letters, digits, underscores and hyphens, was \""
                    + settings.stagingDatabase() + "\"");
        }
    }

    private void set(RunSettings settings, TrainingSet set) {
        long accounts =
                set.groups().stream().map(FeatureGroupArn::account).distinct().count();
        if (settings.account().isEmpty() && accounts > 1) {
            problems.add("account must be said, since the groups are of " + accounts + " accounts");
        }
        long regions =
                set.groups().stream().map(FeatureGroupArn::region).distinct().count();
        if (regions > 1) {
            problems.add("the groups are of " + regions + " Regions, and a query reads the catalogs of one");
        }
        set.rowsToStage().ifPresent(rows -> {
            if (settings.staging().isEmpty()) {
                problems.add("staging must be said, since the %d rows from Java are too many for a statement"
                        .formatted(rows.values().size()));
            }
            rows.columns().stream()
                    .filter(column ->
                            column.name().contains("`") || column.name().contains(","))
                    .forEach(column ->
                            problems.add("column \"" + column.name() + "\" must have no backtick and no comma"));
        });
    }
}
