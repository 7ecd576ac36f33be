package dev.mlgovern.core.topology;

import dev.mlgovern.core.account.AccountRole;
import dev.mlgovern.core.account.Stage;
import dev.mlgovern.core.tag.TagDimension;
import dev.mlgovern.core.tag.TagScheme;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;

/** What must hold between the parts of a topology. */
final class TopologyRules {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,62}");
    private static final String NAME_RULE =
            "must have 1 to 63 letters, digits, - or _ and begin with a letter or digit";
    private static final Pattern ORGANIZATION = Pattern.compile("o-[a-z0-9]{10,32}");

    /** The parts of a topology, which may be wrong, so that it cannot be one yet. */
    record Parts(
            @Nullable String organization,
            List<Region> regions,
            List<Account> accounts,
            List<Team> teams,
            TagScheme tags) {}

    private final Parts topology;
    private final Problems problems;

    TopologyRules(Parts topology, Problems problems) {
        this.topology = topology;
        this.problems = problems;
    }

    void check() {
        String id = topology.organization();
        problems.check(
                id == null || ORGANIZATION.matcher(id).matches(),
                "organization",
                "must be o- and 10 to 32 lower-case letters or digits, was \"%s\"".formatted(id));
        regions(topology.regions(), problems);
        accounts();
        oneCentral();
        teams();
    }

    static void regions(List<Region> regions, Problems problems) {
        problems.check(!regions.isEmpty(), "regions", "at least one is required");
        for (int i = 0; i < regions.size(); i++) {
            Region region = regions.get(i);
            problems.check(known(region), "regions[" + i + "]", () -> unknown(region.id()));
            problems.check(
                    regions.indexOf(region) == i, "regions[" + i + "]", "\"%s\" is there twice".formatted(region.id()));
        }
    }

    static boolean known(Region region) {
        return Region.regions().contains(region) && !region.isGlobalRegion();
    }

    static String unknown(String region) {
        List<String> regions = Region.regions().stream().map(Region::id).toList();
        return "\"%s\" is not an AWS region%s".formatted(region, Nearest.hint(region, regions));
    }

    private void accounts() {
        problems.check(!topology.accounts().isEmpty(), "accounts", "at least one is required");
        Map<Object, String> ids = new HashMap<>();
        Map<Object, String> names = new HashMap<>();
        for (Account account : topology.accounts()) {
            String path = "accounts." + account.name();
            problems.check(names.put(account.name(), path) == null, path, "the name is there twice");
            problems.check(NAME.matcher(account.name()).matches(), path, "the name " + NAME_RULE);
            String other = ids.putIfAbsent(account.id(), path);
            problems.check(other == null, path + ".id", "%s is the id of %s too".formatted(account.id(), other));
            new AccountRules(account, topology.regions(), problems).check();
        }
    }

    private void oneCentral() {
        List<Account> central = central();
        boolean unsure = topology.accounts().stream().anyMatch(a -> problems.has("accounts." + a.name() + ".role"));
        List<String> names = central.stream().map(Account::name).toList();
        problems.check(
                central.size() == 1 || (unsure && central.isEmpty()),
                "accounts",
                "exactly one must have the role ML_SHARED_SERVICES (the central registry), "
                        + (names.isEmpty() ? "none has" : String.join(" and ", names) + " have"));
    }

    private List<Account> central() {
        return topology.accounts().stream()
                .filter(a -> a.role() == AccountRole.ML_SHARED_SERVICES)
                .toList();
    }

    private void teams() {
        Map<Object, String> names = new HashMap<>();
        Map<Object, String> owners = new HashMap<>();
        for (Team team : topology.teams()) {
            String path = "teams." + team.name();
            problems.check(names.put(team.name(), path) == null, path, "the name is there twice");
            problems.check(NAME.matcher(team.name()).matches(), path, "the name " + NAME_RULE);
            for (Stage stage : Stage.values()) {
                account(team, stage).ifPresent(account -> {
                    String at = path + ".accounts." + label(stage);
                    String owner = owners.putIfAbsent(account.id(), team.name());
                    problems.check(
                            owner == null || owner.equals(team.name()),
                            at,
                            "account \"%s\" belongs to team \"%s\" already".formatted(account.name(), owner));
                });
            }
            tags(team);
        }
    }

    private Optional<Account> account(Team team, Stage stage) {
        String path = "teams." + team.name() + ".accounts." + label(stage);
        if (!team.accounts().containsKey(stage)) {
            problems.check(false, path, "is required: every team has an account of every stage");
            return Optional.empty();
        }
        Optional<Account> found = topology.accounts().stream()
                .filter(a -> a.id().equals(team.accounts().get(stage)))
                .findFirst();
        problems.check(
                found.isPresent(),
                path,
                "account %s is not declared".formatted(team.accounts().get(stage)));
        AccountRole needed = AccountRole.valueOf("ML_" + stage);
        found.filter(a -> a.role() != needed && !problems.has("accounts." + a.name() + ".role"))
                .ifPresent(a -> problems.check(
                        false,
                        path,
                        "account \"%s\" has the role %s, must have %s".formatted(a.name(), a.role(), needed)));
        return found;
    }

    /** After this, tags of a team fail only for a product or for tags that the caller sets. */
    private void tags(Team team) {
        String path = "teams." + team.name();
        if (problems.has("tags")) {
            return;
        }
        Stream.concat(Stream.of(Stage.values()).flatMap(stage -> accountIfAny(team, stage)), central().stream())
                .flatMap(account -> topology
                        .tags()
                        .problems(TopologyQueries.tagsOf(topology.tags(), team, account), Set.of(TagDimension.PRODUCT))
                        .stream())
                .distinct()
                .forEach(problem -> problems.add(path, "tag " + problem));
    }

    private Stream<Account> accountIfAny(Team team, Stage stage) {
        return topology.accounts().stream()
                .filter(a -> a.id().equals(team.accounts().get(stage)));
    }

    static String label(Stage stage) {
        return stage.name().toLowerCase(Locale.ROOT);
    }
}
