package dev.mlgovern.examples.quickstart;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.observability.Observability;
import dev.mlgovern.observability.audit.AuditEvents;
import dev.mlgovern.observability.audit.AuditKind;
import dev.mlgovern.observability.audit.AuditQuery;
import dev.mlgovern.observability.audit.AuditTrail;
import dev.mlgovern.observability.audit.Story;
import dev.mlgovern.registry.model.ModelVersionArn;
import java.util.List;

/** What the audit trail tells of the road, with sessions, whose records hold tokens. */
final class AuditSpecimens {
    private final WatchedBank bank;

    AuditSpecimens(WatchedBank bank) {
        this.bank = bank;
    }

    void look(ModelVersionArn version) {
        try (MlPlatform platform = bank.platform(Person.INES).build()) {
            AuditTrail trail = Observability.on(platform).audit();
            AuditEvents sessions = trail.events(q -> q.addKinds(AuditKind.SESSION));
            AuditEvents changes = trail.events(q -> q.addAccount(bank.central().id()));
            Story story = trail.story(version.toString());
            bank.evidence.of(sessions.toList());
            bank.evidence.of(changes.toList());
            bank.evidence.of(story.events());
            bank.evidence.of(List.of(
                    trail,
                    sessions,
                    changes,
                    story,
                    AuditKind.SHARING,
                    AuditQuery.builder().actor("ines").build()));
        }
    }
}
