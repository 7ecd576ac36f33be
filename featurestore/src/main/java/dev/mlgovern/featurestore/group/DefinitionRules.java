package dev.mlgovern.featurestore.group;

import dev.mlgovern.featurestore.group.OfflineStore.TableFormat;
import dev.mlgovern.featurestore.group.OnlineStore.Storage;
import dev.mlgovern.featurestore.schema.FeatureShape;
import dev.mlgovern.featurestore.schema.FeatureType;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What SageMaker refuses in a definition, as far as it can be told without asking. */
final class DefinitionRules {
    // limits of CreateFeatureGroup and UpdateFeatureMetadata:
    // https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateFeatureGroup.html
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9]([_-]*[a-zA-Z0-9])*");
    private static final int NAME_LENGTH = 64;
    private static final Pattern LINE = Pattern.compile(".*");
    private static final int DESCRIPTION = 128;
    private static final int FEATURE_TEXT = 255;
    private static final int PARAMETERS = 25;
    private static final Pattern PARAMETER = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-]*");
    private static final int UNITS = 10_000_000;
    private static final Pattern S3_URI = Pattern.compile("s3://[^/]+(/.*)?");

    private final FeatureGroupDefinition definition;
    private final List<String> problems = new ArrayList<>();

    private DefinitionRules(FeatureGroupDefinition definition) {
        this.definition = definition;
    }

    static List<String> problems(FeatureGroupDefinition definition) {
        DefinitionRules rules = new DefinitionRules(definition);
        rules.names();
        rules.stores();
        rules.features();
        definition.throughput().ifPresent(rules::throughput);
        return rules.problems;
    }

    private void names() {
        String name = definition.name();
        require(
                name.length() <= NAME_LENGTH && NAME.matcher(name).matches(),
                "name must be 1 to %d letters, digits and inner hyphens or underscores, was \"%s\""
                        .formatted(NAME_LENGTH, name));
        definition.description().ifPresent(text -> text("description", text, DESCRIPTION));
    }

    private void text(String what, String text, int most) {
        require(
                text.length() <= most && LINE.matcher(text).matches(),
                "%s must be one line of at most %d characters, has %d".formatted(what, most, text.length()));
    }

    private void stores() {
        boolean inMemory = definition
                .onlineStore()
                .filter(on -> on.storage() == Storage.IN_MEMORY)
                .isPresent();
        require(
                definition.onlineStore().isPresent()
                        || definition.offlineStore().isPresent(),
                "an online store or an offline store is needed, there is neither");
        require(
                !(inMemory && definition.offlineStore().isPresent()),
                "offlineStore: an in-memory online store has none beside it");
        // https://docs.aws.amazon.com/sagemaker/latest/dg/feature-store-throughput-mode.html
        require(
                !(inMemory && definition.throughput().isPresent()),
                "throughput: an in-memory online store is on demand only");
        definition.onlineStore().flatMap(OnlineStore::timeToLive).ifPresent(this::timeToLive);
        definition.offlineStore().ifPresent(this::offline);
        definition.schema().features().stream()
                .filter(feature -> !(feature.shape() instanceof FeatureShape.Single) && !inMemory)
                .forEach(feature -> problems.add(
                        "feature %s: only an in-memory online store takes collections".formatted(feature)));
    }

    private void timeToLive(Duration duration) {
        require(
                duration.toSeconds() >= 1 && duration.equals(duration.truncatedTo(ChronoUnit.SECONDS)),
                "timeToLive must be whole seconds, at least one, was %s".formatted(duration));
        require(
                TimeToLive.countable(duration),
                "timeToLive must be at most %d seconds, minutes, hours, days or weeks, was %s"
                        .formatted(Integer.MAX_VALUE, duration));
    }

    private void offline(OfflineStore store) {
        require(
                S3_URI.matcher(store.s3Uri()).matches(),
                "s3Uri must be an s3:// URI, was \"%s\"".formatted(store.s3Uri()));
        require(
                store.format() != TableFormat.ICEBERG
                        || definition.schema().eventTime().type() == FeatureType.STRING,
                "event time \"%s\" must be a String, as Iceberg tables need it, was Fractional"
                        .formatted(definition.schema().eventTime().name()));
    }

    private void features() {
        definition.descriptions().forEach((feature, text) -> {
            known("descriptions", feature);
            text("description of feature " + feature, text, FEATURE_TEXT);
        });
        definition.parameters().forEach(this::parameters);
    }

    private void parameters(String feature, Map<String, String> values) {
        known("parameters", feature);
        require(
                values.size() <= PARAMETERS,
                "feature %s must have at most %d parameters, has %d".formatted(feature, PARAMETERS, values.size()));
        values.forEach((key, value) -> require(
                parameter(key) && parameter(value),
                "parameter %s of feature %s: key and value must be 1 to %d letters, digits, spaces and _ . : / = + -"
                        .formatted(key, feature, FEATURE_TEXT)));
    }

    private static boolean parameter(String text) {
        return !text.isEmpty()
                && text.length() <= FEATURE_TEXT
                && PARAMETER.matcher(text).matches();
    }

    private void known(String field, String feature) {
        require(
                definition.schema().feature(feature).isPresent(),
                "%s: no feature is called \"%s\"".formatted(field, feature));
    }

    private void throughput(Throughput units) {
        require(within(units.readUnits()), "readUnits must be 0 to %d, were %d".formatted(UNITS, units.readUnits()));
        require(within(units.writeUnits()), "writeUnits must be 0 to %d, were %d".formatted(UNITS, units.writeUnits()));
    }

    private static boolean within(int units) {
        return units >= 0 && units <= UNITS;
    }

    private void require(boolean kept, String problem) {
        if (!kept) {
            problems.add(problem);
        }
    }
}
