package dev.mlgovern.featurestore.training;

import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.featurestore.group.FeatureGroup;
import dev.mlgovern.featurestore.schema.Feature;
import dev.mlgovern.featurestore.schema.FeatureShape;
import dev.mlgovern.featurestore.training.Base.Source;
import dev.mlgovern.featurestore.training.GroupFeatures.Picked;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What cannot become a training set. */
final class TrainingRules {
    // of a column in Glue: https://docs.aws.amazon.com/glue/latest/webapi/API_Column.html
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,255}");
    /** What names of the query's own columns begin with. */
    static final String OWN = "__";

    private final List<String> problems = new ArrayList<>();

    private TrainingRules() {}

    static void check(Snapshot snapshot) {
        TrainingRules rules = new TrainingRules();
        String group = "group " + snapshot.group().arn().name();
        rules.source(snapshot.group());
        snapshot.catalog().ifPresent(name -> rules.name(group, name));
        snapshot.database().ifPresent(name -> rules.name(group, name));
        snapshot.features().forEach(name -> rules.feature(snapshot.group(), name));
        rules.time("asOf", snapshot.asOf());
        rules.time("knownBy", snapshot.knownBy());
        rules.done("snapshot");
    }

    static void check(TrainingSetDefinition definition) {
        TrainingRules rules = new TrainingRules();
        rules.base(definition.base());
        definition.base().rows().ifPresent(rows -> rules.rows(rows, definition));
        rules.require(!definition.groups().isEmpty(), "features of at least one group are needed, there are none");
        definition.groups().forEach(rules::group);
        rules.regions(definition);
        rules.time("knownBy", definition.knownBy());
        if (rules.problems.isEmpty()) {
            rules.names(definition);
        }
        rules.done("trainingSet");
    }

    private void done(String operation) {
        if (!problems.isEmpty()) {
            throw new InvalidRequestException(Failure.of(operation, "the definition cannot work"), problems);
        }
    }

    private void base(Base base) {
        time("since", base.since());
        time("until", base.until());
        if (base.since().isPresent() && base.until().isPresent()) {
            Instant from = base.since().get();
            Instant until = base.until().get();
            require(from.isBefore(until), "since must be before until, were %s and %s".formatted(from, until));
        }

        if (base.source() instanceof Source.Query query) {
            require(!query.sql().isBlank(), "the query of the base must not be blank");
        }
        if (base.source() instanceof Source.Table table) {
            List.of(table.catalog(), table.database(), table.table()).forEach(name -> name("base", name));
        }
    }

    private void rows(Rows rows, TrainingSetDefinition definition) {
        require(!rows.values().isEmpty(), "rows must be at least one, there are none");
        Set<String> known = new HashSet<>();
        for (Rows.Column column : rows.columns()) {
            require(known.add(Columns.folded(column.name())), "rows have two columns \"%s\"".formatted(column.name()));
        }
        for (String name : Columns.base(definition)) {
            require(known.contains(Columns.folded(name)), "rows have no column \"%s\"".formatted(name));
        }
        ColumnType time = rows.columns().stream()
                .filter(column ->
                        column.name().equalsIgnoreCase(definition.base().time()))
                .map(Rows.Column::type)
                .findFirst()
                .orElse(ColumnType.TIMESTAMP);
        require(
                time == ColumnType.TIMESTAMP && definition.base().timeForm() == TimeForm.TIMESTAMP,
                "the time of rows must be a timestamp, was " + time.sql());
    }

    private void group(GroupFeatures features) {
        String group = "group " + features.group().arn().name();
        source(features.group());
        name(group, features.key());
        features.catalog().ifPresent(name -> name(group, name));
        features.database().ifPresent(name -> name(group, name));
        features.features().forEach(picked -> feature(features.group(), picked.feature()));
        features.timeToLive().ifPresent(time -> timeToLive(group, time));
        features.defaults().forEach((feature, value) -> standIn(features, feature, value));
    }

    private void source(FeatureGroup group) {
        require(
                group.offlineTable().isPresent(),
                "group %s has no table of an offline store"
                        .formatted(group.arn().name()));
    }

    private void feature(FeatureGroup of, String name) {
        Optional<Feature> feature = of.schema().feature(name);
        String group = of.arn().name();
        require(feature.isPresent(), "group %s has no feature \"%s\"".formatted(group, name));
        // only groups without an offline store have collections:
        // https://docs.aws.amazon.com/sagemaker/latest/dg/feature-store-collection-types.html
        require(
                feature.isEmpty() || feature.get().shape() instanceof FeatureShape.Single,
                "feature %s of group %s is a collection, which offline stores do not keep".formatted(name, group));
    }

    private void standIn(GroupFeatures features, String name, Object value) {
        boolean picked = Columns.features(features).stream()
                .anyMatch(each -> each.feature().equals(name));
        String group = features.group().arn().name();
        require(picked, "defaults of group %s: feature \"%s\" is not taken".formatted(group, name));
        features.group()
                .schema()
                .feature(name)
                .map(each -> ColumnType.of(each.type()))
                .ifPresent(type -> require(
                        type.takes(value),
                        "defaults of group %s: feature \"%s\" takes %s, was a %s it does not take"
                                .formatted(
                                        group,
                                        name,
                                        type.sql(),
                                        value.getClass().getSimpleName())));
    }

    private void timeToLive(String group, Duration time) {
        require(
                time.toMillis() >= 1 && time.equals(time.truncatedTo(ChronoUnit.MILLIS)) && time.toDays() <= 365_000,
                "%s: timeToLive must be whole milliseconds, from one to 365000 days, was %s".formatted(group, time));
    }

    private void time(String field, Optional<Instant> time) {
        time.ifPresent(each ->
                require(SqlText.countable(each), "%s must be of the years 1 to 9999, was %s".formatted(field, each)));
    }

    /** Athena reads offline stores of its own Region. */
    private void regions(TrainingSetDefinition definition) {
        List<String> regions = definition.groups().stream()
                .map(features -> features.group().arn().region().id())
                .distinct()
                .toList();
        require(regions.size() <= 1, "groups must be of one Region, are of " + String.join(", ", regions));
    }

    private void names(TrainingSetDefinition definition) {
        Set<String> known = new HashSet<>();
        for (String column : Columns.base(definition)) {
            column("base", column, known);
        }
        for (GroupFeatures features : definition.groups()) {
            for (Picked picked : Columns.features(features)) {
                column("group " + features.group().arn().name(), picked.column(), known);
            }
        }
    }

    private void column(String of, String name, Set<String> known) {
        name(of, name);
        require(!name.startsWith(OWN), "%s: column \"%s\" must not begin with %s".formatted(of, name, OWN));
        require(
                known.add(Columns.folded(name)),
                "%s: column \"%s\" is there already; give a prefix or another name".formatted(of, name));
    }

    private void name(String of, String name) {
        require(
                NAME.matcher(name).matches(),
                "%s: a name must have 1 to 255 characters and no control characters, was \"%s\""
                        .formatted(of, name.replaceAll("\\p{Cntrl}", "?")));
    }

    private void require(boolean kept, String problem) {
        if (!kept) {
            problems.add(problem);
        }
    }
}
