package dev.mlgovern.registry;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.account.AccountRole;
import dev.mlgovern.core.account.Stage;
import dev.mlgovern.core.topology.Account;
import dev.mlgovern.core.topology.Topology;
import dev.mlgovern.core.work.Pages;
import dev.mlgovern.registry.deployment.Deployment;
import dev.mlgovern.registry.deployment.DeploymentRequest;
import dev.mlgovern.registry.deployment.Deployments;
import dev.mlgovern.registry.lineage.Lineage;
import dev.mlgovern.registry.lineage.LineageGraph;
import dev.mlgovern.registry.model.Approval;
import dev.mlgovern.registry.model.Decision;
import dev.mlgovern.registry.model.GroupName;
import dev.mlgovern.registry.model.ModelGroupArn;
import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.registry.model.Registration;
import dev.mlgovern.registry.model.VersionQuery;
import dev.mlgovern.registry.model.VersionReference;
import dev.mlgovern.registry.model.VersionSummary;
import dev.mlgovern.registry.model.Versions;
import dev.mlgovern.registry.promotion.Promotion;
import dev.mlgovern.registry.promotion.PromotionRequest;
import java.util.Optional;
import java.util.function.Consumer;

/** The registry over a platform. */
final class DefaultModelRegistry implements ModelRegistry {
    private final MlPlatform platform;
    private final Versions versions;
    private final Registrar registrar;
    private final Decisions decisions;

    DefaultModelRegistry(MlPlatform platform) {
        this.platform = platform;
        this.versions = new Versions(platform);
        this.registrar = new Registrar(platform);
        this.decisions = new Decisions(platform);
    }

    @Override
    public ModelVersion register(Registration request) {
        return registrar.register(request);
    }

    @Override
    public Pages<VersionSummary> versions(VersionQuery query) {
        return versions.list(group(query), query.approval().orElse(null));
    }

    @Override
    public Optional<ModelVersion> latestApproved(Consumer<? super VersionQuery.Builder> query) {
        VersionQuery.Builder builder = VersionQuery.builder();
        query.accept(builder);
        return versions.latestApproved(group(builder.build()));
    }

    @Override
    public ModelVersion describe(VersionReference version) {
        return versions.describe(version.arn());
    }

    @Override
    public ModelVersion approve(VersionReference version, Consumer<? super Decision.Builder> decision) {
        return decisions.decide(version.arn(), Approval.APPROVED, decision(decision));
    }

    @Override
    public ModelVersion reject(VersionReference version, Consumer<? super Decision.Builder> decision) {
        return decisions.decide(version.arn(), Approval.REJECTED, decision(decision));
    }

    @Override
    public Promotion promote(VersionReference version, PromotionRequest request) {
        return Promotion.of(platform, version.arn(), request);
    }

    @Override
    public Deployment deploy(VersionReference version, Consumer<? super DeploymentRequest.Builder> request) {
        DeploymentRequest.Builder builder = DeploymentRequest.builder();
        request.accept(builder);
        return Deployments.on(platform).deploy(version, builder.build());
    }

    @Override
    public ModelVersion approveForProduction(VersionReference version, Consumer<? super Decision.Builder> decision) {
        return Deployments.on(platform).approveForProduction(version, decision(decision));
    }

    @Override
    public LineageGraph lineage(String arn) {
        return Lineage.on(platform).of(arn);
    }

    private ModelGroupArn group(VersionQuery query) {
        Topology topology = platform.topology();
        Account account = registry(query);
        GroupName name = query.registry() == AccountRole.ML_SHARED_SERVICES
                ? GroupName.central(topology.team(query.team()).name(), query.group())
                : new GroupName(query.group());
        AccountId id = account.id();
        return new ModelGroupArn(account.region().metadata().partition().id(), account.region(), id, name.value());
    }

    private Account registry(VersionQuery query) {
        Topology topology = platform.topology();
        return switch (query.registry()) {
            case ML_TEST -> topology.account(topology.team(query.team()), Stage.TEST);
            case ML_PROD -> topology.account(topology.team(query.team()), Stage.PROD);
            case ML_SHARED_SERVICES -> topology.only(AccountRole.ML_SHARED_SERVICES);
            default -> topology.account(topology.team(query.team()), Stage.DEV);
        };
    }

    private static Decision decision(Consumer<? super Decision.Builder> fill) {
        Decision.Builder builder = Decision.builder();
        fill.accept(builder);
        return builder.build();
    }
}
