package dev.mlgovern.examples.quickstart;

import dev.mlgovern.core.account.AccountRole;
import dev.mlgovern.core.account.Stage;
import dev.mlgovern.core.topology.Account;
import dev.mlgovern.core.topology.ModelStore;
import dev.mlgovern.core.topology.Team;
import dev.mlgovern.core.topology.Topology;
import dev.mlgovern.testkit.CloudAccount;
import dev.mlgovern.testkit.LocalCloud;
import java.util.Arrays;
import java.util.List;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.Tag;

/**
 * What a platform team sets up with CloudFormation before the first model: roles that trust the right people, buckets and
 * keys that the right accounts may read, an image, and a central group that the team's accounts may deploy from.
 */
final class Landing {
    /** The central feature store's bucket. */
    static final String FEATURES = "anybank-features";
    /** What writes into it. */
    static final String OFFLINE_ROLE = "mlgovern-offline-store";

    private static final String PLATFORM_ROLE = "mlgovern-platform";
    private static final String MODEL_ROLE = "mlgovern-model";

    private final LocalCloud cloud;
    private final Topology topology;
    private final Team fraud;
    private final Account dev;
    private final Account central;

    Landing(LocalCloud cloud, Topology topology) {
        this.cloud = cloud;
        this.topology = topology;
        this.fraud = topology.team("fraud");
        this.dev = topology.account(fraud, Stage.DEV);
        this.central = topology.only(AccountRole.ML_SHARED_SERVICES);
    }

    /** Sets everything up and gives the image that the team's models run in, by digest. */
    String build() {
        topology.accounts().forEach(this::platformRole);
        List<String> serving = List.of(modelRole(Stage.TEST), modelRole(Stage.PROD));
        List<String> promoting = List.of(roleArn(central, PLATFORM_ROLE));
        store(dev, promoting);
        store(central, serving);
        centralGroup();
        var repository = in(dev).repository(models(dev).repository().orElseThrow());
        repository.policy(Policies.readableRepository(List.of(promoting.get(0), serving.get(0), serving.get(1))));
        return repository.uri() + "@" + repository.push("1.4.0");
    }

    /** The platform's role trusts the people who work in the account, and demands the external id. */
    private void platformRole(Account account) {
        String[] people = Arrays.stream(Person.values())
                .filter(person -> person.mayEnter(account))
                .map(person -> "arn:aws:iam::" + topology.named(person.home()).id() + ":user/" + person.actor())
                .toArray(String[]::new);
        in(account)
                .role(PLATFORM_ROLE)
                .trusts(people)
                .externalId(account.access().externalId().orElseThrow())
                .policies(Policies.platformRole(account.id().value()));
    }

    /** The central feature store's bucket, key and role, and the name by which the team's Athena knows its tables; gives the key. */
    String featureStore() {
        Account store = topology.only(AccountRole.FEATURE_STORE);
        String key = in(store)
                .key("features")
                .policy(Policies.ownKey(store.id().value()))
                .arn();
        in(store).bucket(FEATURES).defaultKey(key);
        in(store).role(OFFLINE_ROLE).trusts("sagemaker.amazonaws.com").policies(Policies.offlineRole());
        in(dev).dataCatalog(FeatureStory.CATALOG, store.id().value()).database("default");
        return key;
    }

    /** The price of what endpoints run on, and the tags that split the bill. */
    void costs() {
        Account payer = topology.only(AccountRole.MANAGEMENT);
        cloud.costs()
                .payer(payer.id().value())
                .price("ml.m5.large", "0.128")
                .activate(topology.tagsOf(fraud, dev, Story.GROUP)
                        .values()
                        .keySet()
                        .toArray(String[]::new));
    }

    private String modelRole(Stage stage) {
        Account account = topology.account(fraud, stage);
        in(account).bucket(models(account).bucket());
        return in(account)
                .role(MODEL_ROLE)
                .trusts("sagemaker.amazonaws.com")
                .policies(Policies.modelRole())
                .arn();
    }

    /** A bucket under a key of its own account; others may read both. */
    private void store(Account account, List<String> readers) {
        String key = in(account)
                .key("models")
                .policy(Policies.readableKey(account.id().value(), readers))
                .arn();
        if (!key.equals(models(account).kmsKeyArn().orElseThrow())) {
            throw new IllegalStateException("the topology names another key than " + key);
        }
        String bucket = models(account).bucket();
        in(account).bucket(bucket).versioned().defaultKey(key).policy(Policies.readableBucket(bucket, readers));
    }

    /** The group that promotions of the team's card-payments models go to. */
    private void centralGroup() {
        List<Tag> tags = topology.tagsOf(fraud, central, Story.GROUP).values().entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
        String name = "fraud-" + Story.GROUP;
        List<String> deploying = List.of(
                topology.account(fraud, Stage.TEST).id().value(),
                topology.account(fraud, Stage.PROD).id().value());
        try (SageMakerClient sageMaker = SageMakerClient.builder()
                .region(central.region())
                .credentialsProvider(in(central).credentials("platform-team"))
                .httpClient(cloud.httpClient())
                .build()) {
            String arn = sageMaker
                    .createModelPackageGroup(group -> group.modelPackageGroupName(name)
                            .modelPackageGroupDescription("Models of team fraud, group " + Story.GROUP)
                            .tags(tags))
                    .modelPackageGroupArn();
            sageMaker.putModelPackageGroupPolicy(policy ->
                    policy.modelPackageGroupName(name).resourcePolicy(Policies.deployableGroup(arn, deploying)));
        }
    }

    private CloudAccount in(Account account) {
        return cloud.account(account.id().value());
    }

    private static ModelStore models(Account account) {
        return account.models().orElseThrow();
    }

    private static String roleArn(Account account, String role) {
        return "arn:aws:iam::" + account.id() + ":role/" + role;
    }
}
