package dev.mlgovern.core.policy;

import dev.mlgovern.core.topology.Account;
import dev.mlgovern.core.topology.ModelStore;
import dev.mlgovern.core.topology.Team;
import dev.mlgovern.core.topology.Topology;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/** What the names in a pattern stand for in an account of a topology. */
record ResourceNames(Topology topology, Account account) {
    private static final Pattern NAME = Pattern.compile("\\{([a-z-]+)}");
    private static final String REGION = "{region}";

    static List<String> spelledOut(String... patterns) {
        return Arrays.stream(patterns)
                .map(pattern -> pattern.matches("[a-z-]+:.*") && !pattern.startsWith("arn:")
                        ? pattern.replaceFirst(":", ":{region}:{account}:").replaceFirst("^", "arn:{partition}:")
                        : pattern)
                .toList();
    }

    /** Two accounts that belong to no two teams. */
    static boolean sameTeam(Topology topology, Account one, Account other) {
        Optional<Team> first = topology.teamOf(one.id());
        Optional<Team> second = topology.teamOf(other.id());
        return first.isEmpty() || second.isEmpty() || first.equals(second);
    }

    /** One for each region if it has any; none if the account has nothing of that name. */
    List<String> resolved(String pattern) {
        if (NAME.matcher(pattern)
                .results()
                .anyMatch(name -> value(name.group(1)).isEmpty())) {
            return List.of();
        }
        List<String> places = pattern.contains(REGION)
                ? topology.regions().stream()
                        .map(Region::id)
                        .map(region -> pattern.replace(REGION, region))
                        .toList()
                : List.of(pattern);
        return places.stream()
                .map(place -> NAME.matcher(place)
                        .replaceAll(name ->
                                Matcher.quoteReplacement(value(name.group(1)).orElseThrow())))
                .toList();
    }

    private Optional<String> value(String name) {
        Optional<ModelStore> models = account.models();
        return switch (name) {
            case "partition" ->
                Optional.of(PartitionMetadata.of(account.region()).id());
            case "region" -> Optional.of(account.region().id());
            case "account" -> Optional.of(account.id().value());
            case "role" -> Optional.of(account.access().roleArn());
            case "bucket" -> models.map(ModelStore::bucket);
            case "prefix" -> models.map(ModelStore::prefix);
            case "key" -> models.flatMap(ModelStore::kmsKeyArn);
            case "repository" -> models.flatMap(ModelStore::repository);
            case "execution-role" -> models.flatMap(ModelStore::executionRoleArn);
            default -> throw new IllegalArgumentException("{" + name + "} is no name of what an account has");
        };
    }
}
