package dev.mlgovern.registry;

import dev.mlgovern.core.AccountScope;
import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.call.CallContext;
import dev.mlgovern.registry.lineage.Lineage;
import dev.mlgovern.registry.lineage.Registered;
import dev.mlgovern.registry.model.GroupName;
import dev.mlgovern.registry.model.GroupOwner;
import dev.mlgovern.registry.model.Groups;
import dev.mlgovern.registry.model.Metadata;
import dev.mlgovern.registry.model.ModelGroupArn;
import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.registry.model.ModelVersionArn;
import dev.mlgovern.registry.model.Readiness;
import dev.mlgovern.registry.model.Registration;
import dev.mlgovern.registry.model.Versions;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** Registers a version: checks, group, version, lineage. */
final class Registrar {
    private static final String GROUP = "group";
    private static final String VERSION = "version";
    private static final String LINEAGE = "lineage";

    private final MlPlatform platform;

    Registrar(MlPlatform platform) {
        this.platform = platform;
    }

    ModelVersion register(Registration request) {
        CheckedRegistration checked = new RegistrationChecks(platform).check(request);
        return CallContext.current().tagged(checked.tags()).labelled("register").call(() -> run(checked));
    }

    private ModelVersion run(CheckedRegistration checked) {
        Course course = new Course("register", checked.account(), List.of(GROUP, VERSION, LINEAGE));
        AccountScope scope = platform.in(checked.account());
        ModelGroupArn group = course.step(GROUP, () -> group(scope, checked.request()));
        ModelVersion version = course.step(VERSION, () -> version(scope, group, checked));
        course.step(LINEAGE, () -> Lineage.on(platform).record(new Registered(version.arn(), checked.request())));
        return version;
    }

    private static ModelGroupArn group(AccountScope scope, Registration request) {
        Groups groups = new Groups(scope);
        GroupName name = new GroupName(request.group());
        GroupOwner owner = new GroupOwner(request.team(), request.group());
        return groups.find(name, owner).orElseGet(() -> groups.make(name, owner));
    }

    private ModelVersion version(AccountScope scope, ModelGroupArn group, CheckedRegistration checked) {
        Versions versions = new Versions(platform);
        return earlier(versions, group, checked)
                .map(found -> found.readiness() == Readiness.COMPLETED ? found : versions.awaitCompleted(found.arn()))
                .orElseGet(() -> {
                    String arn = scope.client(SageMakerClient::builder)
                            .createModelPackage(RegistrationMapping.request(group, checked, platform.actor()))
                            .modelPackageArn();
                    return versions.awaitCompleted(ModelVersionArn.parse(arn));
                });
    }

    /** SageMaker forgets a client token, so a version that was registered before is looked for among those with its artifact. */
    private static Optional<ModelVersion> earlier(Versions versions, ModelGroupArn group, CheckedRegistration checked) {
        return versions
                .holding(group, uri -> uri.equals(checked.request().artifact().uri()))
                .stream()
                .map(versions::describe)
                .filter(each -> !each.readiness().lost())
                .filter(each -> checked.id().hex().equals(each.metadata().get(Metadata.REGISTRATION)))
                .findFirst();
    }
}
