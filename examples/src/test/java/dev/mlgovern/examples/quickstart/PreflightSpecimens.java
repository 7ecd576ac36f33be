package dev.mlgovern.examples.quickstart;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.policy.PolicyDocument;
import dev.mlgovern.core.policy.PolicyPlace;
import dev.mlgovern.governance.ModelGovernance;
import dev.mlgovern.governance.preflight.Preflight;
import dev.mlgovern.governance.preflight.PreflightReport;
import dev.mlgovern.governance.preflight.PreflightRequest;
import java.util.ArrayList;
import java.util.List;

/** What a preflight gives. */
final class PreflightSpecimens {
    private final WatchedBank bank;

    PreflightSpecimens(WatchedBank bank) {
        this.bank = bank;
    }

    void look() {
        try (MlPlatform platform = bank.platform(Person.INES).build()) {
            Preflight preflight = ModelGovernance.on(platform).preflight();
            PreflightRequest.Builder request = PreflightRequest.builder().team("fraud");
            PreflightReport report = preflight.check(request.build());
            List<Object> all = new ArrayList<>(report.findings());
            all.addAll(List.of(
                    ModelGovernance.on(platform),
                    preflight,
                    request,
                    request.build(),
                    report,
                    preflight.repair(report),
                    new PolicyPlace.Read(PolicyDocument.empty(), null)));
            bank.evidence.of(all);
        }
    }
}
