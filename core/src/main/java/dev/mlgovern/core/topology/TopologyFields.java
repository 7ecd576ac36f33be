package dev.mlgovern.core.topology;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.account.Stage;
import dev.mlgovern.core.tag.CostTags;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.regions.Region;

/** Reads a whole topology; what is wrong is reported and replaced by a stand-in, so that the rest is checked too. */
final class TopologyFields {
    private final Fields root;
    private final Problems problems;
    private final Map<String, AccountId> ids = new LinkedHashMap<>();

    TopologyFields(Fields root) {
        this.root = root;
        this.problems = root.problems();
    }

    TopologyRules.Parts read() {
        String organization = root.optional("organization").orElse(null);
        List<Region> regions = root.list("regions").stream().map(Region::of).toList();
        TopologyRules.regions(regions, problems);
        List<Account> accounts = accounts(regions.isEmpty() ? Region.EU_WEST_1 : regions.get(0));
        List<Team> teams = new ArrayList<>();
        root.children("teams").forEach((name, fields) -> teams.add(team(name, fields)));
        TopologyRules.Parts parts = new TopologyRules.Parts(
                organization, regions, accounts, teams, new TagFields(root.child("tags")).read());
        root.end();
        return parts;
    }

    private List<Account> accounts(Region home) {
        Fields access = root.child("access");
        AccountFields reader = new AccountFields(access, home);
        List<Account> accounts = new ArrayList<>();
        root.children("accounts").forEach((name, fields) -> {
            Account account = reader.read(name, fields);
            ids.put(name, account.id());
            accounts.add(account);
        });
        reader.end();
        return accounts;
    }

    private Team team(String name, Fields fields) {
        Team.Builder team = Team.builder()
                .name(name)
                .lineOfBusiness(fields.text("line-of-business"))
                .costCenter(fields.text("cost-center"))
                .owner(fields.text("owner"))
                .tags(new CostTags(fields.texts("tags")));
        Fields accounts = fields.child("accounts");
        for (Stage stage : Stage.values()) {
            accounts.optional(TopologyRules.label(stage)).ifPresent(account -> {
                AccountId id = ids.get(account);
                String path = accounts.path(TopologyRules.label(stage));
                problems.check(
                        id != null,
                        path,
                        () -> "account \"%s\" is not declared%s"
                                .formatted(account, Nearest.hint(account, ids.keySet())));
                if (id != null) {
                    team.putAccount(stage, id);
                }
            });
        }
        accounts.end();
        fields.end();
        return team.build();
    }
}
