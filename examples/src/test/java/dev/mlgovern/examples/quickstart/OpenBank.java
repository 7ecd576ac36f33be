package dev.mlgovern.examples.quickstart;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountRole;
import dev.mlgovern.core.account.Stage;
import dev.mlgovern.core.call.CallLimits;
import dev.mlgovern.core.topology.Account;
import dev.mlgovern.core.topology.Topology;
import dev.mlgovern.core.topology.TopologySource;
import dev.mlgovern.registry.ModelRegistry;
import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.inference.InferenceAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** The quickstart's bank for other tests: models of a few bytes, and as many processes as it takes. */
public final class OpenBank implements AutoCloseable {
    private final Topology topology = TopologySource.yaml(yaml()).load();
    private final LocalCloud cloud = LocalCloud.builder()
            .organizationId(topology.organization().orElseThrow())
            .start();
    private final String image = new Landing(cloud, topology).build();
    private final List<MlPlatform> opened = new ArrayList<>();

    public OpenBank() {
        // every model answers with what it is asked
        cloud.container(
                image.substring(0, image.indexOf('@')),
                request -> new InferenceAnswer(request.contentType(), request.body()));
    }

    /** The topology as its users write it. */
    public static String yaml() {
        try {
            return Quickstart.topology();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public LocalCloud cloud() {
        return cloud;
    }

    public Topology topology() {
        return topology;
    }

    /** The release pipeline in a process of its own, which waits for nothing. */
    public synchronized MlPlatform platform() {
        MlPlatform platform = MlPlatform.builder()
                .topology(() -> topology)
                .credentials(credentials())
                .httpClient(cloud.httpClient())
                .actor(Person.PIPELINE.actor())
                .sleeper(pause -> {})
                .limits(CallLimits.builder().breaker(false).build())
                .build();
        opened.add(platform);
        return platform;
    }

    /** What the release pipeline signs in with. */
    public AwsCredentials keys() {
        return credentials().resolveCredentials();
    }

    private AwsCredentialsProvider credentials() {
        return cloud.credentials(central().id().value(), Person.PIPELINE.actor());
    }

    /** A version in the team's registry, pending approval, with a model of its own. */
    public ModelVersion register(ModelRegistry registry, String model) {
        String bucket = dev().models().orElseThrow().bucket();
        String key = "models/" + model + ".tar.gz";
        cloud.account(dev().id().value()).bucket(bucket).put(key, model.getBytes(StandardCharsets.UTF_8));
        return registry.register(r -> r.team("fraud")
                .group(Story.GROUP)
                .artifact("s3://" + bucket + "/" + key)
                .image(image));
    }

    public Account central() {
        return topology.only(AccountRole.ML_SHARED_SERVICES);
    }

    public Account dev() {
        return account(Stage.DEV);
    }

    public Account account(Stage stage) {
        return topology.account(topology.team("fraud"), stage);
    }

    /** Closes everything, and fails if AWS would not have understood a request. */
    @Override
    public void close() {
        opened.forEach(MlPlatform::close);
        List<String> violations = cloud.violations();
        cloud.close();
        if (!violations.isEmpty()) {
            throw new AssertionError(violations.toString());
        }
    }
}
