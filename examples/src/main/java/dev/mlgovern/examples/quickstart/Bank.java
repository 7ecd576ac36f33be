package dev.mlgovern.examples.quickstart;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountRole;
import dev.mlgovern.core.account.Stage;
import dev.mlgovern.core.topology.Account;
import dev.mlgovern.core.topology.Topology;
import dev.mlgovern.core.topology.TopologySource;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.trino.TrinoEngine;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A bank of seven accounts on an AWS inside this process, and everybody's way into it. Not thread-safe. */
final class Bank implements AutoCloseable {
    private final LocalCloud cloud;
    private final Topology topology;
    private final ScoringImage container = new ScoringImage();
    private final Map<Person, MlPlatform> platforms = new EnumMap<>(Person.class);
    private final String image;
    private final String featureKey;

    private Bank(LocalCloud cloud, Topology topology) {
        this.cloud = cloud;
        this.topology = topology;
        Landing landing = new Landing(cloud, topology);
        this.image = landing.build();
        this.featureKey = landing.featureStore();
        landing.costs();
        cloud.queries().engine(new TrinoEngine());
        cloud.container(image.substring(0, image.indexOf('@')), container);
    }

    /** Opens the bank that a YAML file describes. */
    static Bank open(String yaml) {
        Topology topology = TopologySource.yaml(yaml).load();
        LocalCloud cloud = LocalCloud.builder()
                .organizationId(topology.organization().orElseThrow())
                .start();
        return new Bank(cloud, topology);
    }

    /** The platform as somebody sees it who signs in with credentials of their own. */
    MlPlatform as(Person person) {
        return platforms.computeIfAbsent(
                person,
                who -> MlPlatform.builder()
                        .topology(() -> topology)
                        .credentials(cloud.credentials(
                                topology.named(who.home()).id().value(), who.actor()))
                        .httpClient(cloud.httpClient())
                        .clock(cloud.clock())
                        .actor(who.actor())
                        .build());
    }

    LocalCloud cloud() {
        return cloud;
    }

    Topology topology() {
        return topology;
    }

    /** The image that scores, by digest. */
    String image() {
        return image;
    }

    ScoringImage container() {
        return container;
    }

    Account dev() {
        return of(Stage.DEV);
    }

    Account test() {
        return of(Stage.TEST);
    }

    Account prod() {
        return of(Stage.PROD);
    }

    Account central() {
        return topology.only(AccountRole.ML_SHARED_SERVICES);
    }

    Account features() {
        return topology.only(AccountRole.FEATURE_STORE);
    }

    /** The key of the central feature store. */
    String featureKey() {
        return featureKey;
    }

    /** Who pays for all accounts. */
    Account payer() {
        return topology.only(AccountRole.MANAGEMENT);
    }

    Account office() {
        return topology.only(AccountRole.ML_GOVERNANCE);
    }

    /** Every request and answer has to keep to AWS's API models. */
    void checkModels() {
        List<String> violations = cloud.violations();
        if (!violations.isEmpty()) {
            throw new IllegalStateException("requests or answers that AWS does not know: " + violations);
        }
    }

    private Account of(Stage stage) {
        return topology.account(topology.team("fraud"), stage);
    }

    @Override
    public void close() {
        platforms.values().forEach(MlPlatform::close);
        cloud.close();
    }
}
