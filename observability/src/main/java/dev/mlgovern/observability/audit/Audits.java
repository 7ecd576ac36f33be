package dev.mlgovern.observability.audit;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.GovernanceException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Audit trails of a platform.
 *
 * <p>Calls {@code cloudtrail:LookupEvents} in every account that is read, at most twice a second in each.
 */
public final class Audits implements AuditTrail {
    private static final Pattern VERSION =
            Pattern.compile("arn:aws[a-z-]*:sagemaker:[a-z0-9-]+:\\d{12}:model-package/[a-zA-Z0-9-]+(/\\d+)?");

    private final MlPlatform platform;
    private final CloudTrailAudit trail;

    private Audits(MlPlatform platform, CloudTrailAudit trail) {
        this.platform = platform;
        this.trail = trail;
    }

    /**
     * Reads the event histories of all accounts, which CloudTrail keeps for 90 days by itself.
     *
     * @param platform gives the clients
     * @return the trail; nothing is called yet
     */
    public static AuditTrail on(MlPlatform platform) {
        return new Audits(platform, new CloudTrailAudit(platform));
    }

    @Override
    public AuditEvents events(AuditQuery query) {
        Wanted wanted = Wanted.of(query, platform, new ArrayList<>());
        return new AuditEvents(failures -> read(wanted, failures).iterator());
    }

    @Override
    public Story story(String version, Consumer<? super AuditQuery.Builder> where) {
        AuditQuery.Builder builder = AuditQuery.builder();
        where.accept(builder);
        AuditQuery query = builder.build();
        List<String> problems = new ArrayList<>();
        if (!VERSION.matcher(version).matches()) {
            problems.add("version must be the ARN of a model version, was \"%s\"".formatted(version));
        }
        if (!query.kinds().isEmpty()
                || query.actor().isPresent()
                || query.resource().isPresent()) {
            problems.add("kinds, actor and resource must be empty: a story needs every change");
        }
        Wanted wanted = Wanted.of(query, platform, problems);
        Map<AccountId, GovernanceException> failures = new LinkedHashMap<>();
        List<AuditEvent> changes =
                read(wanted, failures).filter(StoryTelling::mayMatter).toList();
        return new StoryTelling(version, changes).told(failures);
    }

    private Stream<AuditEvent> read(Wanted wanted, Map<AccountId, GovernanceException> failures) {
        Iterator<AuditEvent> events = trail.read(wanted, failures);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(events, 0), false)
                .filter(wanted::fits);
    }
}
