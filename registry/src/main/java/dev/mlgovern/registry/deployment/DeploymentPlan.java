package dev.mlgovern.registry.deployment;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.work.Plan;
import dev.mlgovern.core.work.PlanDraft;
import dev.mlgovern.core.work.ProgressListener;
import dev.mlgovern.core.work.Step;
import dev.mlgovern.registry.lineage.Lineage;
import dev.mlgovern.registry.lineage.LineageRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The steps of a deployment. */
final class DeploymentPlan {
    private static final String CHECK = "check";
    private static final String CHECKED = "checked";

    private final MlPlatform platform;
    private final Target target;
    private final Lineage lineage;

    DeploymentPlan(MlPlatform platform, Target target) {
        this.platform = platform;
        this.target = target;
        this.lineage = Lineage.on(platform);
    }

    Plan<DeployedModel> draft(Supplier<String> fingerprint) {
        PlanDraft draft = platform.work()
                .plan("deploy " + target.version().arn() + " to "
                        + target.request().to())
                .tagged(target.tags())
                .unchanged("approval or model of the version", fingerprint);
        Step<String> model = draft.step("make model " + target.names().model(), this::model);
        Step<String> configuration = draft.step(
                "make endpoint configuration " + target.names().configuration(),
                details -> configuration(details.after(model)));
        Step<String> serving = draft.step(
                "bring endpoint " + target.names().endpoint() + " into service",
                details -> serving(details.after(configuration)));
        return draft.yielding(draft.step(checkName(), details -> check(details.after(serving), serving)));
    }

    private AccountId account() {
        return target.account().id();
    }

    private void model(Step.Details<String> details) {
        Resources resources = new Resources(platform, target);
        details.in(account())
                .from(target.owners())
                .needs("sagemaker:DescribeModel", "sagemaker:CreateModel", "sagemaker:AddTags", "iam:PassRole")
                .note("runs as " + target.role())
                .note("the policy of group " + target.version().arn().group() + " has to allow account " + account()
                        + " sagemaker:DescribeModelPackage and sagemaker:CreateModel")
                .finds(results -> resources.findModel())
                .makes(results -> resources.makeModel());
    }

    private void configuration(Step.Details<String> details) {
        Resources resources = new Resources(platform, target);
        String volumes = target.key() == null ? "volumes under SageMaker's own key" : "volumes under " + target.key();
        details.in(account())
                .needs("sagemaker:DescribeEndpointConfig", "sagemaker:CreateEndpointConfig", "sagemaker:AddTags")
                .note(target.request().instances() + " x " + target.request().instanceType() + ", " + volumes)
                .finds(results -> resources.findConfiguration())
                .makes(results -> resources.makeConfiguration());
    }

    private void serving(Step.Details<String> details) {
        ProgressListener progress = details.progress();
        Serving serving = new Serving(platform, target, progress);
        details.in(account())
                .needs(
                        "sagemaker:DescribeEndpoint",
                        "sagemaker:CreateEndpoint",
                        "sagemaker:UpdateEndpoint",
                        "sagemaker:DeleteEndpoint",
                        "sagemaker:AddTags",
                        "sagemaker:DescribeAction",
                        "sagemaker:CreateAction",
                        "sagemaker:UpdateAction")
                .note("goes back to the configuration before, or to no endpoint, if it does not come into service")
                .finds(results -> serving.find())
                .makes(results -> serving.bring());
    }

    private String checkName() {
        return target.request().check().isPresent() ? "check by an invocation and record" : "record";
    }

    private void check(Step.Details<DeployedModel> details, Step<String> after) {
        ProgressListener progress = details.progress();
        target.request()
                .check()
                .ifPresent(check -> details.needs("sagemaker:InvokeEndpoint")
                        .note("expects " + check.expectation() + ", and goes back if that is not answered"));
        details.in(account())
                .needs(
                        "sagemaker:DescribeAction",
                        "sagemaker:CreateAction",
                        "sagemaker:UpdateAction",
                        "sagemaker:ListArtifacts",
                        "sagemaker:CreateArtifact",
                        "sagemaker:ListContexts",
                        "sagemaker:CreateContext",
                        "sagemaker:AddAssociation")
                .finds(results -> {
                    // asked for so that it counts as undone while its endpoint is
                    results.of(after);
                    return recorded();
                })
                .makes(results -> checkAndRecord(progress));
    }

    private Optional<DeployedModel> recorded() {
        return lineage.find(target.event(Map.of()))
                .filter(LineageRecord::done)
                .filter(this::sameCheck)
                .map(this::deployed);
    }

    private boolean sameCheck(LineageRecord recorded) {
        return target.request()
                .check()
                .map(Check::id)
                .filter(id -> !id.equals(recorded.facts().get(CHECK)))
                .isEmpty();
    }

    private DeployedModel checkAndRecord(ProgressListener progress) {
        LineageRecord begun = lineage.find(target.event(Map.of())).orElse(null);
        Map<String, String> facts = new HashMap<>(begun == null ? Map.of() : begun.facts());
        target.request().check().ifPresent(check -> {
            new Check(platform, target).run(check, new Serving(platform, target, progress));
            facts.put(CHECK, Check.id(check));
            facts.put(CHECKED, check.expectation());
        });
        if (begun != null && begun.done()) {
            lineage.begin(target.event(facts));
        }
        return deployed(lineage.record(target.event(facts)));
    }

    private DeployedModel deployed(LineageRecord recorded) {
        return target.deployed(recorded.facts().get(CHECKED));
    }
}
