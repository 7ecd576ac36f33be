package dev.mlgovern.governance.preflight;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.account.AccountRole;
import dev.mlgovern.core.account.Stage;
import dev.mlgovern.core.topology.Account;
import dev.mlgovern.core.topology.ModelStore;
import dev.mlgovern.core.topology.Team;
import dev.mlgovern.core.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a topology's promotions and deployments want from other accounts' resource policies.
 *
 * <p>Registering and deploying across accounts: https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-version.html and
 * https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-deploy-xaccount.html
 */
final class Wants {
    private final Topology topology;
    private final Team team;
    private final Account dev;
    private final Account central;
    private final String purpose;
    private final List<Wanted> all = new ArrayList<>();

    private Wants(Topology topology, Team team) {
        this.topology = topology;
        this.team = team;
        this.dev = topology.account(team, Stage.DEV);
        this.central = topology.only(AccountRole.ML_SHARED_SERVICES);
        this.purpose = team.name();
    }

    static List<Wanted> of(Topology topology, Team team) {
        Wants wants = new Wants(topology, team);
        wants.keys();
        wants.promotion();
        wants.deployment();
        return wants.all;
    }

    static List<Wanted> events(Topology topology, Team team, String bus) {
        Wants wants = new Wants(topology, team);
        String arn = arn("events", wants.central, "event-bus/" + bus);
        wants.want(wants.dev, wants.central, arn, "events:PutEvents");
        return wants.all;
    }

    /** A key's policy has the last word in its own account too: https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html */
    private void keys() {
        for (Account account : List.of(dev, stage(Stage.TEST), stage(Stage.PROD), central)) {
            models(account)
                    .flatMap(ModelStore::kmsKeyArn)
                    .ifPresent(key -> all.add(Wanted.of("Own", account.id(), account, key)
                            .may("kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey")));
        }
    }

    /** The central role reads the team's models and images where they are, which is anywhere in the bucket: only copies have a prefix. */
    private void promotion() {
        models(dev).ifPresent(store -> {
            want(central, dev, bucket(dev, store) + "/*", "s3:GetObject", "s3:GetObjectVersion");
            want(central, dev, bucket(dev, store), "s3:ListBucket");
            decrypt(central, dev, store);
            pull(central, dev, store);
        });
    }

    /** SageMaker reads models and images as the execution role of the account that it serves in. */
    private void deployment() {
        for (Account target : List.of(stage(Stage.TEST), stage(Stage.PROD))) {
            models(central).ifPresent(store -> {
                want(target, central, copies(central, store), "s3:GetObject");
                want(target, central, bucket(central, store), "s3:ListBucket");
                decrypt(target, central, store);
                pull(target, central, store);
            });
            models(dev).ifPresent(store -> pull(target, dev, store));
        }
    }

    /** A group's policy is about its versions, and about the group itself. */
    static List<Wanted> group(Topology topology, Team team, String group) {
        Wants wants = new Wants(topology, team);
        for (Stage stage : List.of(Stage.TEST, Stage.PROD)) {
            wants.want(
                    wants.stage(stage),
                    wants.central,
                    arn("sagemaker", wants.central, "model-package/" + group + "/*"),
                    "sagemaker:DescribeModelPackage",
                    "sagemaker:ListModelPackages",
                    "sagemaker:CreateModel");
        }
        return wants.all;
    }

    private void decrypt(Account reader, Account owner, ModelStore store) {
        // the key is used by S3 alone:
        // https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service
        store.kmsKeyArn()
                .ifPresent(key -> all.add(Wanted.of(purpose, reader.id(), owner, key)
                        .may("kms:Decrypt")
                        .when("kms:ViaService", "s3." + owner.region().id() + ".amazonaws.com")));
    }

    private void pull(Account reader, Account owner, ModelStore store) {
        store.repository()
                .ifPresent(name -> want(
                        reader,
                        owner,
                        arn("ecr", owner, "repository/" + name),
                        "ecr:BatchCheckLayerAvailability",
                        "ecr:BatchGetImage",
                        "ecr:GetDownloadUrlForLayer"));
    }

    private void want(Account reader, Account owner, String resource, String... actions) {
        if (!reader.id().equals(owner.id())) {
            all.add(Wanted.of(purpose, reader.id(), owner, resource).may(actions));
        }
    }

    private Account stage(Stage stage) {
        return topology.account(team, stage);
    }

    private static Optional<ModelStore> models(Account account) {
        return account.models();
    }

    private static String copies(Account owner, ModelStore store) {
        return bucket(owner, store) + "/" + store.prefix() + "/*";
    }

    private static String bucket(Account owner, ModelStore store) {
        return "arn:" + partition(owner) + ":s3:::" + store.bucket();
    }

    static String arn(String service, Account owner, String resource) {
        return "arn:%s:%s:%s:%s:%s"
                .formatted(partition(owner), service, owner.region().id(), owner.id(), resource);
    }

    static String partition(Account owner) {
        return owner.region().metadata().partition().id();
    }

    /** What can be said of a request from an account, for conditions that others wrote. */
    static Map<String, String> known(Topology topology, AccountId reader) {
        Map<String, String> known = new java.util.HashMap<>();
        known.put("aws:SecureTransport", "true");
        known.put("aws:PrincipalAccount", reader.value());
        known.put("kms:CallerAccount", reader.value());
        topology.organization().ifPresent(id -> known.put("aws:PrincipalOrgID", id));
        return known;
    }
}
