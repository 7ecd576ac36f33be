package dev.mlgovern.observability.audit;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.GovernanceException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Picks the events of one version out of all changes, from ARN to ARN. */
final class StoryTelling {
    private final String asked;
    private final List<AuditEvent> changes;
    /** ARNs in lower case, as SageMaker writes those of endpoints, with the form in which they were first met. */
    private final Map<String, String> versions = new LinkedHashMap<>();

    private final Set<String> groups = new HashSet<>();
    private final Set<String> models = new HashSet<>();
    private final Map<String, String> endpoints = new LinkedHashMap<>();
    private final Set<String> serving = new HashSet<>();
    private final Set<String> replaced = new HashSet<>();

    /**
     * Begins.
     *
     * @param newestFirst as trails are read
     */
    StoryTelling(String version, List<AuditEvent> newestFirst) {
        this.asked = version;
        this.changes = new ArrayList<>(newestFirst);
        Collections.reverse(changes);
    }

    /** Keeps memory small: most changes of an account are about something else. */
    static boolean mayMatter(AuditEvent event) {
        return (!event.subjects().isEmpty() && event.subjects().get(0).contains(":sagemaker:"))
                || event.kind() == AuditKind.SHARING;
    }

    Story told(Map<AccountId, GovernanceException> failures) {
        findCopies();
        List<AuditEvent> events = new ArrayList<>();
        changes.forEach(event -> mine(event).map(event::withKind).ifPresent(events::add));
        return Story.builder()
                .version(asked)
                .versions(events.isEmpty() ? List.of() : versions.values())
                .endpoints(endpoints.values())
                .events(SameSecond.ordered(events))
                .failures(failures)
                .build();
    }

    /** Copies know what they were made of, so that a story begins with the first version wherever it was asked for. */
    private void findCopies() {
        Set<String> family = new HashSet<>(Set.of(lower(asked)));
        boolean grew = true;
        while (grew) {
            grew = false;
            for (AuditEvent event : changes) {
                if (made(event) && (family.contains(subject(event)) || anySource(event, family))) {
                    grew |= family.add(subject(event));
                    for (String source : event.sources()) {
                        grew |= family.add(lower(source));
                    }
                }
            }
        }
        changes.stream().filter(StoryTelling::made).forEach(event -> {
            if (family.contains(subject(event))) {
                versions.putIfAbsent(subject(event), event.subjects().get(0));
            }
        });
        if (family.size() == 1) {
            versions.putIfAbsent(lower(asked), asked);
        }
        family.forEach(arn -> versions.putIfAbsent(arn, arn));
        versions.keySet()
                .forEach(arn -> groups.add(
                        arn.replace(":model-package/", ":model-package-group/").replaceFirst("/\\d+$", "")));
    }

    private static boolean made(AuditEvent event) {
        return event.error().isEmpty()
                && !event.subjects().isEmpty()
                && (event.kind() == AuditKind.REGISTRATION || event.kind() == AuditKind.PROMOTION);
    }

    /** {@return what an event is in this story; empty if it is of another one} */
    private Optional<AuditKind> mine(AuditEvent event) {
        String subject = event.subjects().isEmpty() ? "" : subject(event);
        if (subject.contains(":endpoint/")) {
            return endpoint(event, subject);
        }
        boolean part = versions.containsKey(subject) || models.contains(subject);
        if (anySource(event, versions.keySet()) || anySource(event, models)) {
            part = true;
            if (done(event, AuditKind.DEPLOYMENT)) {
                models.add(subject);
                event.sources().stream()
                        .filter(source -> source.contains(":endpoint/"))
                        .forEach(endpoint -> endpoints.putIfAbsent(lower(endpoint), endpoint));
            }
        } else if (done(event, AuditKind.DEPLOYMENT) && !event.sources().isEmpty()) {
            // the name was free again, and is another model's now
            part &= !models.remove(subject);
        } else if (done(event, AuditKind.DELETION)) {
            models.remove(subject);
        }
        boolean open = event.kind() == AuditKind.SHARING || event.kind() == AuditKind.POLICY_CHANGE;
        part |= open && (groups.contains(subject) || anySource(event, groups));
        return part ? Optional.of(event.kind()) : Optional.empty();
    }

    private Optional<AuditKind> endpoint(AuditEvent event, String endpoint) {
        boolean here = serving.contains(endpoint);
        if (event.kind() != AuditKind.DEPLOYMENT
                || event.sources().isEmpty()
                || event.error().isPresent()) {
            if (done(event, AuditKind.DELETION)) {
                serving.remove(endpoint);
                replaced.remove(endpoint);
            }
            boolean ours = here || anySource(event, models);
            return ours ? Optional.of(event.kind()) : Optional.empty();
        }
        if (anySource(event, models)) {
            serving.add(endpoint);
            endpoints.putIfAbsent(endpoint, event.subjects().get(0));
            return Optional.of(replaced.remove(endpoint) ? AuditKind.ROLLBACK : AuditKind.DEPLOYMENT);
        }
        if (!serving.remove(endpoint)) {
            return Optional.empty();
        }
        replaced.add(endpoint);
        return Optional.of(AuditKind.REPLACEMENT);
    }

    private static boolean done(AuditEvent event, AuditKind kind) {
        return event.kind() == kind && event.error().isEmpty();
    }

    private static boolean anySource(AuditEvent event, Set<String> arns) {
        return event.sources().stream().map(StoryTelling::lower).anyMatch(arns::contains);
    }

    private static String subject(AuditEvent event) {
        return lower(event.subjects().get(0));
    }

    private static String lower(String arn) {
        return arn.toLowerCase(Locale.ROOT);
    }
}
