package dev.mlgovern.core.topology;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/** What must hold within one account. */
final class AccountRules {
    private static final Duration SHORTEST = Duration.ofMinutes(15);
    private static final Duration LONGEST = Duration.ofHours(12);
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html#iam-term-role-chaining
    private static final Duration LONGEST_CHAINED = Duration.ofHours(1);

    private final Account account;
    private final List<Region> regions;
    private final Problems problems;
    private final String path;

    AccountRules(Account account, List<Region> regions, Problems problems) {
        this.account = account;
        this.regions = regions;
        this.problems = problems;
        this.path = "accounts." + account.name();
    }

    void check() {
        problems.check(
                regions.contains(account.region()) || problems.has("regions"),
                path + ".region",
                "\"%s\" is not one of the topology's regions"
                        .formatted(account.region().id()));
        access(account.access());
        account.models().ifPresent(this::models);
    }

    private void access(RoleAccess access) {
        String at = path + ".access";
        role(at + ".role", access.roleArn());
        access.externalId()
                .ifPresent(secret -> problems.check(
                        AwsNames.externalId(secret),
                        at + ".external-id",
                        "must have 2 to 1224 letters, digits or _ + = , . @ : / - (the value is not shown)"));
        access.via()
                .ifPresent(arn -> problems.check(
                        AwsNames.role(arn).isPresent(),
                        at + ".via",
                        "must be the ARN of a role, was \"%s\"".formatted(arn)));
        Duration session = access.session();
        Duration longest = access.via().isPresent() ? LONGEST_CHAINED : LONGEST;
        problems.check(
                session.compareTo(SHORTEST) >= 0 && session.compareTo(longest) <= 0,
                at + ".session",
                "must be 15m to %sh%s, was %s"
                        .formatted(longest.toHours(), access.via().isPresent() ? " with via" : "", minutes(session)));
    }

    private void models(ModelStore models) {
        String at = path + ".models";
        problems.check(
                AwsNames.bucket(models.bucket()),
                at + ".bucket",
                "must be a bucket name (3 to 63 lower-case letters, digits, - or ., not like an IP address, without a"
                        + " reserved beginning or end), was \"%s\"".formatted(models.bucket()));
        problems.check(
                AwsNames.prefix(models.prefix()),
                at + ".prefix",
                "must have at most 256 letters, digits, _ - ! . * ' ( ) and single / inside, was \"%s\""
                        .formatted(models.prefix()));
        models.repository()
                .ifPresent(name -> problems.check(
                        AwsNames.repository(name),
                        at + ".repository",
                        "must be the name of an ECR repository (2 to 256 lower-case letters, digits, single . _ - and"
                                + " /), was \"%s\"".formatted(name)));
        models.kmsKeyArn().ifPresent(arn -> key(at + ".key", arn));
        models.executionRoleArn().ifPresent(arn -> role(at + ".execution-role", arn));
    }

    private void role(String at, String arn) {
        Optional<AwsNames.Place> place = AwsNames.role(arn);
        problems.check(place.isPresent(), at, "must be a role's name or ARN, was \"%s\"".formatted(arn));
        place.ifPresent(p -> own(at, p, arn));
    }

    private void key(String at, String arn) {
        Optional<AwsNames.Place> place = AwsNames.key(arn);
        problems.check(
                place.isPresent(), at, "must be the ARN of a KMS key, not of an alias, was \"%s\"".formatted(arn));
        place.ifPresent(p -> {
            own(at, p, arn);
            problems.check(
                    p.region().equals(account.region().id()) || problems.has(path + ".region"),
                    at,
                    "must be in the account's region %s, was \"%s\""
                            .formatted(account.region().id(), arn));
        });
    }

    private void own(String at, AwsNames.Place place, String arn) {
        problems.check(
                place.account().equals(account.id().value()) || problems.has(path + ".id"),
                at,
                "must be in the account itself (%s), was \"%s\"".formatted(account.id(), arn));
        String partition = PartitionMetadata.of(account.region()).id();
        problems.check(
                place.partition().equals(partition) || problems.has(path + ".region"),
                at,
                "must be in the partition %s of the account's region, was \"%s\"".formatted(partition, arn));
    }

    private static String minutes(Duration session) {
        return session.toMinutes() + "m";
    }
}
