package dev.mlgovern.core.display;

import dev.mlgovern.core.account.Stage;
import dev.mlgovern.core.topology.Team;
import dev.mlgovern.core.topology.Topology;
import j2html.tags.DomContent;

/** An organization: its accounts, then its teams. */
final class TopologyView implements HtmlView<Topology> {
    @Override
    public Class<Topology> type() {
        return Topology.class;
    }

    @Override
    public String html(Topology topology) {
        String caption = topology.organization().map(id -> "Accounts of " + id).orElse("Accounts");
        return HtmlFragment.of(AccountView.table(caption, topology.accounts()), teams(topology));
    }

    private static DomContent teams(Topology topology) {
        HtmlTable<Team> table = HtmlTable.<Team>of("Teams")
                .text("Team", Team::name)
                .text("Line of business", Team::lineOfBusiness)
                .text("Cost centre", Team::costCenter)
                .text("Owner", Team::owner);
        for (Stage stage : Stage.values()) {
            table.text(stage.name(), team -> topology.account(team, stage).name());
        }
        return table.over(topology.teams());
    }
}
