package dev.mlgovern.core.topology;

import dev.mlgovern.core.account.Stage;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A topology as text, without how to get in. */
final class TopologyText {
    private TopologyText() {}

    static String of(Topology topology) {
        StringBuilder text = new StringBuilder(topology.organization().orElse("an organization"))
                .append(" in ")
                .append(topology.regions());
        for (Account account : topology.accounts()) {
            text.append("\n  account ").append(account.name()).append(' ').append(account.id());
            text.append(' ').append(account.role()).append(" in ").append(account.region());
            account.models().ifPresent(models -> text.append(", models in ").append(models.bucket()));
        }
        for (Team team : topology.teams()) {
            text.append("\n  team ").append(team.name()).append(", ").append(team.lineOfBusiness());
            text.append(", cost centre ")
                    .append(team.costCenter())
                    .append(", owner ")
                    .append(team.owner());
            text.append(": ").append(accounts(topology, team));
        }
        return text.toString();
    }

    private static String accounts(Topology topology, Team team) {
        return Arrays.stream(Stage.values())
                .map(stage -> stage + " " + topology.account(team, stage).name())
                .collect(Collectors.joining(", "));
    }
}
