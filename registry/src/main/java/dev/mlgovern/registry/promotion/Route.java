package dev.mlgovern.registry.promotion;

import dev.mlgovern.core.AccountScope;
import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountRole;
import dev.mlgovern.core.account.Stage;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.core.topology.Account;
import dev.mlgovern.core.topology.ModelStore;
import dev.mlgovern.core.topology.Team;
import dev.mlgovern.core.topology.Topology;
import dev.mlgovern.registry.artifact.ArtifactCopier;
import dev.mlgovern.registry.artifact.CopyTarget;
import dev.mlgovern.registry.model.GroupName;
import dev.mlgovern.registry.model.GroupOwner;
import dev.mlgovern.registry.model.ModelGroupArn;
import dev.mlgovern.registry.model.ModelVersionArn;
import dev.mlgovern.registry.model.S3Location;
import java.util.List;

/**
 * From where to where a version is promoted.
 *
 * @param source the version
 * @param team whose it is
 * @param target the account promoted to
 * @param store where that account keeps models
 * @param group the group promoted to, which may not exist yet
 */
record Route(ModelVersionArn source, Team team, Account target, ModelStore store, ModelGroupArn group) {
    static Route of(Topology topology, ModelVersionArn source, PromotionRequest request) {
        topology.account(source.account());
        Team team = topology.teamOf(source.account())
                .orElseThrow(() -> refused("account " + source.account()
                        + " belongs to no team; a version is promoted from an account of its team"));
        Account target = switch (request.to()) {
            case ML_TEST -> topology.account(team, Stage.TEST);
            case ML_PROD -> topology.account(team, Stage.PROD);
            default -> topology.only(AccountRole.ML_SHARED_SERVICES);
        };
        ModelStore store = target.models()
                .orElseThrow(() -> refused("account " + target.id() + " (" + target.name()
                        + ") has no models section in the topology, so there is nowhere to keep the copy"));
        return new Route(source, team, target, store, group(source, team, target, request));
    }

    private static ModelGroupArn group(ModelVersionArn source, Team team, Account target, PromotionRequest request) {
        String own = source.group().name();
        GroupName name = request.group()
                .map(GroupName::new)
                .orElseGet(() -> request.to() == AccountRole.ML_SHARED_SERVICES
                        ? GroupName.central(team.name(), own)
                        : new GroupName(own));
        return new ModelGroupArn(source.group().partition(), target.region(), target.id(), name.value());
    }

    AccountScope scope(MlPlatform platform) {
        return platform.in(target.id()).in(target.region());
    }

    ArtifactCopier copier(MlPlatform platform, PromotionRequest request) {
        return ArtifactCopier.of(
                scope(platform),
                new ArtifactCopier.Source(source.account(), source.region()),
                new CopyTarget(store.bucket(), target.id(), store.kmsKeyArn().orElse(null)),
                request.limits());
    }

    String arn(S3Location from) {
        return "arn:%s:s3:::%s/%s%s"
                .formatted(source.group().partition(), from.bucket(), from.key(), from.prefix() ? "*" : "");
    }

    GroupName groupName() {
        return new GroupName(group.name());
    }

    GroupOwner owner() {
        return new GroupOwner(team.name(), source.group().name());
    }

    static InvalidRequestException refused(String... problems) {
        return refused(List.of(problems));
    }

    static InvalidRequestException refused(List<String> problems) {
        return new InvalidRequestException(
                Failure.of("promote", "the version cannot be promoted, nothing was changed"), problems);
    }
}
