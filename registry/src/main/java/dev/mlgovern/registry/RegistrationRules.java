package dev.mlgovern.registry;

import dev.mlgovern.registry.model.GroupName;
import dev.mlgovern.registry.model.Metadata;
import dev.mlgovern.registry.model.Registration;
import dev.mlgovern.registry.model.ReportFile;
import dev.mlgovern.registry.model.S3Location;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What SageMaker and this library refuse in a registration, as far as it can be told without asking. */
final class RegistrationRules {
    // limits of CreateModelPackage:
    // https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateModelPackage.html
    private static final int TEXT = 1024;
    private static final int CARD = 100_000;
    private static final int ENVIRONMENT = 100;
    private static final int KEY = 128;
    private static final int VALUE = 256;
    private static final Pattern CHARACTERS = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");
    /** How many reserved entries a registration and then a promotion may write. */
    private static final int RESERVED = 11;

    private RegistrationRules() {}

    static List<String> problems(Registration request) {
        List<String> problems = new ArrayList<>();
        GroupName.problem(request.group()).ifPresent(problems::add);
        text("description", request.description(), problems);
        text("commit", request.commit(), problems);
        text("repository", request.repository(), problems);
        text("generatedBy", request.generatedBy(), problems);
        request.card()
                .filter(card -> card.length() > CARD)
                .ifPresent(card ->
                        problems.add("card has %d characters, must have at most %d".formatted(card.length(), CARD)));
        environment(request.environment(), problems);
        metadata(request.metadata(), problems);
        files("metrics", request.metrics().values(), problems);
        files("baselines", request.baselines().values(), problems);
        request.samplePayload()
                .filter(S3Location::prefix)
                .ifPresent(at -> problems.add("samplePayload must be an object, was " + at));
        return problems;
    }

    private static void text(String field, Optional<String> text, List<String> problems) {
        text.filter(value -> value.length() > TEXT)
                .ifPresent(value -> problems.add(
                        "%s has %d characters, must have at most %d".formatted(field, value.length(), TEXT)));
    }

    private static void environment(Map<String, String> environment, List<String> problems) {
        if (environment.size() > ENVIRONMENT) {
            problems.add("environment has %d entries, must have at most %d".formatted(environment.size(), ENVIRONMENT));
        }
        environment.forEach((name, value) -> {
            if (name.length() > TEXT || value.length() > TEXT) {
                problems.add("environment %s: name and value must have at most %d characters each"
                        .formatted(name.substring(0, Math.min(name.length(), KEY)), TEXT));
            }
        });
    }

    private static void metadata(Map<String, String> metadata, List<String> problems) {
        int most = Metadata.MAX - RESERVED;
        if (metadata.size() > most) {
            problems.add("metadata has %d entries, must have at most %d: %d are this library's"
                    .formatted(metadata.size(), most, RESERVED));
        }
        metadata.forEach((key, value) -> {
            if (key.startsWith(Metadata.PREFIX)) {
                problems.add("metadata %s: keys that begin with %s are this library's".formatted(key, Metadata.PREFIX));
            }
            if (key.isEmpty() || key.length() > KEY || value.length() > VALUE) {
                problems.add("metadata %s: key must have 1 to %d characters, value at most %d"
                        .formatted(key.substring(0, Math.min(key.length(), KEY)), KEY, VALUE));
            }
            if (!CHARACTERS.matcher(key + value).matches()) {
                problems.add("metadata %s: key and value may hold only letters, numbers, spaces and _ . : / = + - @"
                        .formatted(key));
            }
        });
    }

    private static void files(String field, Collection<ReportFile> files, List<String> problems) {
        files.stream()
                .map(ReportFile::location)
                .filter(S3Location::prefix)
                .forEach(at -> problems.add("%s must be objects, was %s".formatted(field, at)));
    }
}
