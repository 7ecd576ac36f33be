package dev.mlgovern.governance.preflight;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.account.AccountRole;
import dev.mlgovern.core.error.AccessDeniedException;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.topology.Account;
import dev.mlgovern.core.topology.Team;
import dev.mlgovern.core.topology.Topology;
import dev.mlgovern.core.work.Plan;
import dev.mlgovern.core.work.PlannedStep;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Preflight over a platform. */
final class DefaultPreflight implements Preflight {
    private final MlPlatform platform;
    private final Topology topology;

    DefaultPreflight(MlPlatform platform) {
        this.platform = platform;
        this.topology = platform.topology();
    }

    @Override
    public PreflightReport check(PreflightRequest request) {
        List<Team> teams =
                request.team().map(name -> List.of(topology.team(name))).orElseGet(topology::teams);
        Set<AccountId> accounts = new LinkedHashSet<>();
        if (request.team().isEmpty()) {
            topology.accounts().forEach(account -> accounts.add(account.id()));
        }
        accounts.add(central().id());
        teams.forEach(team -> accounts.addAll(team.accounts().values()));
        List<Wanted> wanted = wanted(teams);
        request.eventBus().ifPresent(bus -> teams.forEach(team -> wanted.addAll(Wants.events(topology, team, bus))));
        String title =
                "preflight of " + request.team().map(name -> "team " + name).orElse("all teams");
        return new PreflightReport(title, findings(accounts, wanted, teams, all -> true));
    }

    @Override
    public PreflightReport check(Plan<?> plan) {
        Set<AccountId> accounts = new LinkedHashSet<>();
        for (PlannedStep step : plan.steps()) {
            accounts.add(step.account());
            step.from().stream().filter(this::known).forEach(accounts::add);
        }
        Predicate<Wanted> asked = wanted -> plan.steps().stream()
                .filter(step -> step.account().equals(wanted.reader()))
                .anyMatch(step -> step.from().contains(wanted.owner().id())
                        || step.account().equals(wanted.owner().id()));
        List<Team> teams = topology.teams().stream()
                .filter(team -> team.accounts().values().stream().anyMatch(accounts::contains))
                .toList();
        List<Wanted> wanted = wanted(teams);
        List<Finding> findings = findings(accounts, wanted, teams, asked);
        findings.addAll(new Beside(topology, wanted).of(plan.steps()));
        return new PreflightReport("preflight of " + plan.title(), findings);
    }

    @Override
    public PreflightReport check(AccessDeniedException denied) {
        String resource = denied.resource().orElse("");
        String place = Wanted.place(resource);
        Predicate<Wanted> asked = wanted -> Wanted.place(wanted.resource()).equals(place);
        List<Wanted> wanted = wanted(topology.teams()).stream().filter(asked).toList();
        Set<AccountId> accounts = new LinkedHashSet<>();
        wanted.forEach(each -> accounts.add(each.owner().id()));
        boolean group = resource.contains(":model-package");
        if (group) {
            accounts.add(central().id());
        }
        return new PreflightReport(
                "preflight of " + (place.isEmpty() ? "a resource that AWS does not name" : place),
                findings(accounts, wanted, group ? topology.teams() : List.of(), asked));
    }

    @Override
    public Plan<Boolean> repair(PreflightReport report) {
        return new Repair(platform, report).plan();
    }

    private List<Finding> findings(
            Collection<AccountId> accounts, List<Wanted> wanted, List<Team> teams, Predicate<Wanted> asked) {
        Scan scan = new Scan(platform);
        scan.roles(accounts);
        List<Wanted> all = new ArrayList<>(wanted);
        if (!teams.isEmpty() && scan.reached(central().id())) {
            try {
                all.addAll(new CentralGroups(platform, central()).wanted(teams));
            } catch (GovernanceException e) {
                scan.failed(central(), e);
            }
        }
        scan.policies(new Needs(platform).of(all, asked));
        return scan.findings();
    }

    /** Of a key that several teams want in the same words, each account once. */
    private List<Wanted> wanted(List<Team> teams) {
        return new ArrayList<>(teams.stream()
                .flatMap(team -> Wants.of(topology, team).stream())
                .distinct()
                .toList());
    }

    private boolean known(AccountId id) {
        return topology.accounts().stream().anyMatch(account -> account.id().equals(id));
    }

    private Account central() {
        return topology.only(AccountRole.ML_SHARED_SERVICES);
    }
}
