package dev.mlgovern.observability.tag;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.account.Place;
import dev.mlgovern.core.topology.Account;
import dev.mlgovern.core.work.FanOut;
import dev.mlgovern.core.work.Plan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.regions.Region;

/**
 * Measures the tags of all accounts by the platform's scheme, and repairs what is missing. Thread-safe.
 *
 * <pre>{@code
 * CoverageReport report = observability.tags().report();
 * System.out.println(report);
 * observability.tags().repair(report).run();
 * }</pre>
 *
 * <p>The tagging API tells resources that have tags or once had some. Models, endpoints, their configurations, model groups and feature groups
 * are told even if they never had any. Versions of models, which have the tags of their group, and what lineage keeps are left out.
 *
 * <p>Calls {@code tag:GetResources}, {@code sagemaker:Search} and {@code sagemaker:ListEndpointConfigs}; a repair also calls
 * {@code tag:TagResources}, which needs the tagging permission of each service, such as {@code sagemaker:AddTags}.
 */
public final class TagCoverage {
    private static final String SAGEMAKER = "sagemaker";

    private final MlPlatform platform;

    /**
     * Acts as a platform does.
     *
     * @param platform gives accounts, Regions, scheme and clients
     */
    public TagCoverage(MlPlatform platform) {
        this.platform = platform;
    }

    /**
     * Measures SageMaker's resources in all accounts and Regions of the topology.
     *
     * @return what was found; an account that cannot be read is a failure in it
     */
    public CoverageReport report() {
        return report(query -> {});
    }

    /**
     * Measures some resources.
     *
     * @param query fills in which
     * @return what was found; a place that cannot be read is a failure in it
     * @throws dev.mlgovern.core.error.InvalidRequestException if an account is not in the topology
     */
    public CoverageReport report(Consumer<? super CoverageQuery.Builder> query) {
        CoverageQuery.Builder builder = CoverageQuery.builder();
        query.accept(builder);
        CoverageQuery asked = builder.build();
        List<String> types = asked.kinds().isEmpty() ? List.of(SAGEMAKER) : asked.kinds();
        TagReader reader = new TagReader(platform.topology().tags(), types);
        FanOut<Place, List<TaggedResource>> read =
                platform.work().forEach(places(asked), place -> reader.read(platform, place));
        return new CoverageReport(
                read.results().values().stream().flatMap(List::stream).toList(), read.failures());
    }

    /**
     * Prepares to add the tags that are missing, as far as the topology says them of the account: by its team, itself or the scheme's
     * defaults. Tags that are there stay as they are, broken ones too. What nothing says is told in the plan and left.
     *
     * @param report what to repair
     * @return a plan, to read and to run; running it tells each resource that did not take its tags, and does not throw for it
     */
    public Plan<TagRepairs> repair(CoverageReport report) {
        return new RepairPlan(platform).of(report);
    }

    private List<Place> places(CoverageQuery asked) {
        asked.accounts().forEach(account -> platform.topology().account(account));
        List<Place> places = new ArrayList<>();
        for (Account account : platform.topology().accounts()) {
            if (chosen(asked.accounts(), account.id())) {
                regions(asked).forEach(region -> places.add(new Place(account.id(), region)));
            }
        }
        return places;
    }

    private static boolean chosen(Set<AccountId> some, AccountId account) {
        return some.isEmpty() || some.contains(account);
    }

    private Collection<Region> regions(CoverageQuery asked) {
        return asked.regions().isEmpty() ? platform.topology().regions() : asked.regions();
    }
}
