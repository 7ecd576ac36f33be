package dev.mlgovern.observability.audit;

import dev.mlgovern.core.account.AccountId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes an event of what CloudTrail recorded. Whatever is missing, new or of another form is passed over.
 *
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html">Record contents</a>
 */
final class TrailRecord {
    private static final String UNKNOWN = "unknown";
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

    private final Json record;
    private final Json identity;

    private TrailRecord(Json record, Json identity) {
        this.record = record;
        this.identity = identity;
    }

    /** One that says neither when nor what is none. */
    static Optional<AuditEvent> read(Json record, Json identity, AccountId foundIn) {
        return new TrailRecord(record, identity).event(foundIn);
    }

    private Optional<AuditEvent> event(AccountId foundIn) {
        Optional<Instant> at = record.text("eventTime").flatMap(TrailRecord::time);
        Optional<String> name = record.text("eventName");
        if (at.isEmpty() || name.isEmpty()) {
            return Optional.empty();
        }
        String service = record.text("eventSource").orElse(UNKNOWN).replaceFirst("\\.amazonaws\\.com.*", "");
        String action = service + ':' + name.get();
        AccountId account = record.text("recipientAccountId")
                .map(TrailRecord::account)
                .orElse(Optional.empty())
                .orElse(foundIn);
        String region = record.text("awsRegion").orElse(UNKNOWN);
        Things things = Things.of(action, record, new Place(account, region));
        return Optional.of(AuditEvent.builder()
                .id(record.text("sharedEventID")
                        .or(() -> record.text("eventID"))
                        .orElse(UNKNOWN))
                .at(at.get())
                .account(account)
                .region(region)
                .kind(things.kind(Actions.kind(action)))
                .action(action)
                .actor(actor())
                .onBehalfOf(sourceIdentity())
                .principal(identity.text("arn"))
                .address(record.text("sourceIPAddress"))
                .subjects(things.subjects())
                .sources(things.sources())
                .decision(Optional.of(things.decision()).filter(text -> !text.isEmpty()))
                .error(record.text("errorCode"))
                .build());
    }

    /** See https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html. */
    private Optional<String> sourceIdentity() {
        return identity.get("sessionContext").text("sourceIdentity");
    }

    /** See https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html. */
    private String actor() {
        String type = identity.text("type").orElse("");
        Optional<String> arn = identity.text("arn");
        if (type.equals("AssumedRole") || type.equals("FederatedUser")) {
            return arn.map(TrailRecord::last)
                    .or(() -> identity.text("principalId").map(id -> id.substring(id.indexOf(':') + 1)))
                    .orElse(UNKNOWN);
        }
        return identity.text("userName")
                .or(() -> identity.text("invokedBy"))
                .or(() -> arn.map(TrailRecord::last))
                .or(() -> identity.text("accountId"))
                .or(() -> identity.text("principalId"))
                .orElse(UNKNOWN);
    }

    private static String last(String arn) {
        return arn.substring(Math.max(arn.lastIndexOf('/'), arn.lastIndexOf(':')) + 1);
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<AccountId> account(String text) {
        return Optional.of(text).filter(id -> ACCOUNT.matcher(id).matches()).map(AccountId::of);
    }

    /**
     * Where something happened.
     *
     * @param account whose history tells it
     * @param region its Region
     */
    record Place(AccountId account, String region) {
        String arn(String service, String resource) {
            String partition =
                    region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
            return "arn:%s:%s:%s:%s:%s".formatted(partition, service, region, account, resource);
        }

        String global(String service, String owner, String resource) {
            String regional = arn(service, resource);
            return "%s:%s::%s:%s".formatted(regional.substring(0, regional.indexOf(':', 4)), service, owner, resource);
        }
    }
}
