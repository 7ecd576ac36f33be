package dev.mlgovern.registry.deployment;

import dev.mlgovern.core.account.AccountRole;
import dev.mlgovern.core.account.Stage;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.GateRefusedException;
import dev.mlgovern.core.topology.Topology;
import dev.mlgovern.registry.model.Approval;
import dev.mlgovern.registry.model.Decision;
import dev.mlgovern.registry.model.LifeCycle;
import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.registry.model.Readiness;

/** What a version has to be before it is deployed. */
final class Gate {
    private Gate() {}

    static void check(Topology topology, ModelVersion version, Stage stage) {
        checkApproved(topology, version);
        boolean approved = version.lifeCycle().filter(ProductionApproval::isOne).isPresent();
        if (stage == Stage.PROD && !approved) {
            throw refused(
                    version,
                    "is not approved for production (its life cycle is "
                            + version.lifeCycle().map(Gate::text).orElse("not set")
                            + "); deploy it to test, then approve it for production");
        }
    }

    static void checkApproved(Topology topology, ModelVersion version) {
        AccountRole role = topology.account(version.account()).role();
        if (role != Deployments.CENTRAL) {
            throw refused(version, "is in a registry of role " + role + "; promote it to the central registry first");
        }
        if (version.readiness() != Readiness.COMPLETED) {
            throw refused(version, "is not complete, SageMaker says " + version.readiness());
        }
        if (version.approval() != Approval.APPROVED) {
            throw refused(
                    version, "is " + version.approval() + " in the central registry; it has to be approved there");
        }
    }

    static boolean approvedForProduction(ModelVersion version, Decision decision) {
        return version.lifeCycle()
                .filter(ProductionApproval.of(decision)::equals)
                .isPresent();
    }

    /** What of the approval must stay as it was between planning and running. */
    static String fingerprint(ModelVersion version) {
        return version.approval() + " " + version.lifeCycle().map(Gate::text).orElse("");
    }

    private static String text(LifeCycle lifeCycle) {
        return lifeCycle.stage() + "/" + lifeCycle.status();
    }

    private static GateRefusedException refused(ModelVersion version, String why) {
        return new GateRefusedException(
                Failure.of("deploy", version.arn() + " " + why).in(version.account()));
    }
}
