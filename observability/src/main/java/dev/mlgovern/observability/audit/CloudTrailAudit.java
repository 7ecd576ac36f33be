package dev.mlgovern.observability.audit;

import dev.mlgovern.core.AccountScope;
import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.topology.Account;
import dev.mlgovern.observability.audit.Merging.History;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttribute;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttributeKey;

/** Reads the event histories of all accounts. */
final class CloudTrailAudit {
    /** With more names than that, reading every change takes fewer calls. */
    private static final int FEW = 3;

    private final MlPlatform platform;

    CloudTrailAudit(MlPlatform platform) {
        this.platform = platform;
    }

    /** Reads what may be wanted, newest first; what could not be read goes into the failures. */
    Iterator<AuditEvent> read(Wanted wanted, Map<AccountId, GovernanceException> failures) {
        List<History> histories = new ArrayList<>();
        for (Account account : wanted.accounts()) {
            AccountScope scope = platform.in(account.id());
            List<Region> regions = wanted.query().regions();
            for (Region region : regions.isEmpty() ? List.of(scope.region()) : regions) {
                Lookup lookup = new Lookup(platform, scope.in(region));
                attributes(wanted)
                        .forEach(attribute -> histories.add(new History(
                                account.id(), lookup.events(attribute, wanted).iterator())));
            }
        }
        return new Merging(platform.work(), histories, failures);
    }

    /** CloudTrail takes one attribute for a listing, so that several names take a listing each. */
    private static List<LookupAttribute> attributes(Wanted wanted) {
        Set<String> names = wanted.operations().orElse(Set.of());
        boolean named = !names.isEmpty() && names.size() <= FEW;
        List<LookupAttribute> attributes = new ArrayList<>();
        if (!named) {
            attributes.add(attribute(LookupAttributeKey.READ_ONLY, "false"));
            // CloudTrail counts sessions among what only reads
            names = wanted.sessions();
        }
        names.stream()
                .map(name -> attribute(LookupAttributeKey.EVENT_NAME, name))
                .forEach(attributes::add);
        return attributes;
    }

    private static LookupAttribute attribute(LookupAttributeKey key, String value) {
        return LookupAttribute.builder().attributeKey(key).attributeValue(value).build();
    }
}
