package dev.mlgovern.core.topology;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.account.AccountRole;
import dev.mlgovern.core.account.Stage;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.core.tag.CostTags;
import dev.mlgovern.core.tag.TagDimension;
import dev.mlgovern.core.tag.TagScheme;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds things in a topology, or says what is wrong with the question. */
final class TopologyQueries {
    private TopologyQueries() {}

    static Account account(Topology topology, AccountId id) {
        return topology.accounts().stream()
                .filter(a -> a.id().equals(id))
                .findFirst()
                .orElseThrow(() -> refused("account %s is not in the topology".formatted(id)));
    }

    static Account account(Topology topology, Team team, Stage stage) {
        AccountId id = team.accounts().get(stage);
        if (id == null) {
            throw refused("team \"%s\" has no %s account".formatted(team.name(), stage));
        }
        return account(topology, id);
    }

    static Account named(Topology topology, String name) {
        return topology.accounts().stream()
                .filter(a -> a.name().equals(name))
                .findFirst()
                .orElseThrow(() -> refused(unknown(
                        "account",
                        name,
                        topology.accounts().stream().map(Account::name).toList())));
    }

    static Team team(Topology topology, String name) {
        return topology.teams().stream()
                .filter(t -> t.name().equals(name))
                .findFirst()
                .orElseThrow(() -> refused(unknown(
                        "team", name, topology.teams().stream().map(Team::name).toList())));
    }

    static Account only(Topology topology, AccountRole role) {
        List<Account> found = topology.with(role);
        if (found.size() != 1) {
            throw refused("%d accounts have the role %s, exactly one is needed".formatted(found.size(), role));
        }
        return found.get(0);
    }

    static CostTags tagsOf(Topology topology, Account account) {
        Map<TagDimension, String> facts = place(account);
        topology.teamOf(account.id()).ifPresent(team -> facts.putAll(payer(team)));
        CostTags own = topology.teamOf(account.id()).map(Team::tags).orElse(CostTags.NONE);
        return topology.tags().tags(facts).and(account.tags()).and(own);
    }

    static CostTags tagsOf(TagScheme scheme, Team team, Account account, String product) {
        Map<TagDimension, String> facts = facts(team, account);
        facts.put(TagDimension.PRODUCT, product);
        return scheme.tags(facts).and(account.tags()).and(team.tags());
    }

    static CostTags tagsOf(TagScheme scheme, Team team, Account account) {
        return scheme.tags(facts(team, account)).and(account.tags()).and(team.tags());
    }

    private static Map<TagDimension, String> facts(Team team, Account account) {
        Map<TagDimension, String> facts = place(account);
        facts.putAll(payer(team));
        return facts;
    }

    private static Map<TagDimension, String> place(Account account) {
        Map<TagDimension, String> facts = new EnumMap<>(TagDimension.class);
        String stage =
                account.stage().map(s -> s.name().toLowerCase(Locale.ROOT)).orElse("shared");
        facts.put(TagDimension.ENVIRONMENT, stage);
        facts.put(TagDimension.STAGE, stage);
        return facts;
    }

    private static Map<TagDimension, String> payer(Team team) {
        return Map.of(
                TagDimension.OWNER, team.owner(),
                TagDimension.BUSINESS_UNIT, team.lineOfBusiness(),
                TagDimension.COST_CENTER, team.costCenter());
    }

    private static String unknown(String kind, String name, Collection<String> known) {
        return "%s \"%s\" is not in the topology%s".formatted(kind, name, Nearest.hint(name, known));
    }

    private static InvalidRequestException refused(String problem) {
        return new InvalidRequestException(Failure.of("topology", "the topology does not have it"), List.of(problem));
    }
}
