package dev.mlgovern.core.topology;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.account.AccountRole;
import dev.mlgovern.core.tag.CostTags;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/** Reads one account after the other, with what they all inherit. */
final class AccountFields {
    private static final Pattern ID = Pattern.compile("\\d{12}");
    private static final Pattern SESSION = Pattern.compile("(\\d{1,4})([mh])");

    private final Fields inherited;
    private final Region home;
    private final Problems problems;
    private int standIns;

    AccountFields(Fields inherited, Region home) {
        this.inherited = inherited;
        this.home = home;
        this.problems = inherited.problems();
    }

    Account read(String name, Fields fields) {
        AccountId id = id(fields);
        Region region = region(fields);
        Account.Builder account = Account.builder()
                .name(name)
                .id(id)
                .role(role(fields))
                .region(region)
                .access(access(fields.child("access"), id, region))
                .tags(new CostTags(fields.texts("tags")));
        if (fields.has("models")) {
            account.models(models(fields.child("models"), id, region));
        }
        fields.end();
        return account.build();
    }

    /** Reports what no account could inherit. */
    void end() {
        Stream.of("role", "external-id", "via", "session").forEach(inherited::has);
        inherited.end();
    }

    private AccountId id(Fields fields) {
        String id = fields.text("id");
        boolean well = ID.matcher(id).matches();
        problems.check(well, fields.path("id"), "must be the 12 digits of an account id, was \"%s\"".formatted(id));
        return AccountId.of(well ? id : "%012d".formatted(++standIns));
    }

    private AccountRole role(Fields fields) {
        String role = fields.text("role");
        Optional<AccountRole> found = Stream.of(AccountRole.values())
                .filter(r -> r.name().equals(role))
                .findFirst();
        problems.check(found.isPresent(), fields.path("role"), () -> unknown(role));
        return found.orElse(AccountRole.SHARED_SERVICES);
    }

    private static String unknown(String role) {
        List<String> roles = Stream.of(AccountRole.values()).map(Enum::name).toList();
        return "\"%s\" is not an account role%s; they are %s".formatted(role, Nearest.hint(role, roles), roles);
    }

    private Region region(Fields fields) {
        Region region = fields.optional("region").map(Region::of).orElse(home);
        problems.check(
                TopologyRules.known(region) || problems.has("regions"),
                fields.path("region"),
                () -> TopologyRules.unknown(region.id()));
        return region;
    }

    private RoleAccess access(Fields own, AccountId id, Region region) {
        RoleAccess.Builder access = RoleAccess.builder();
        Optional<String> role = value(own, "role");
        problems.check(role.isPresent(), own.path("role"), "is required here or under access, for all accounts");
        access.roleArn(roleArn(role.orElse("missing"), id, region));
        value(own, "external-id").ifPresent(access::externalId);
        value(own, "via").ifPresent(access::via);
        value(own, "session").ifPresent(text -> access.session(session(own.path("session"), text)));
        own.end();
        return access.build();
    }

    private Optional<String> value(Fields own, String key) {
        if (own.has(key)) {
            return own.optional(key);
        }
        problems.inherits(own.path(key), inherited.path(key));
        return inherited.optional(key);
    }

    private Duration session(String path, String text) {
        Matcher parts = SESSION.matcher(text);
        problems.check(parts.matches(), path, "must be minutes or hours such as 45m or 1h, was \"%s\"".formatted(text));
        if (!parts.matches()) {
            return Duration.ofHours(1);
        }
        long number = Long.parseLong(parts.group(1));
        return parts.group(2).equals("h") ? Duration.ofHours(number) : Duration.ofMinutes(number);
    }

    private static ModelStore models(Fields fields, AccountId id, Region region) {
        ModelStore.Builder models = ModelStore.builder().bucket(fields.text("bucket"));
        fields.optional("prefix").ifPresent(models::prefix);
        fields.optional("key").ifPresent(models::kmsKeyArn);
        fields.optional("repository").ifPresent(models::repository);
        fields.optional("execution-role").ifPresent(role -> models.executionRoleArn(roleArn(role, id, region)));
        fields.end();
        return models.build();
    }

    /** The ARN of a role that was given by name; anything else as it is, for the rules to judge. */
    private static String roleArn(String role, AccountId id, Region region) {
        if (!AwsNames.roleName(role)) {
            return role;
        }
        return "arn:%s:iam::%s:role/%s".formatted(PartitionMetadata.of(region).id(), id, role);
    }
}
