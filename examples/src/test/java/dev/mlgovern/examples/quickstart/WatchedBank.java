package dev.mlgovern.examples.quickstart;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountRole;
import dev.mlgovern.core.account.Stage;
import dev.mlgovern.core.call.CallEvent;
import dev.mlgovern.core.call.CallListener;
import dev.mlgovern.core.topology.Account;
import dev.mlgovern.core.topology.Topology;
import dev.mlgovern.core.topology.TopologySource;
import dev.mlgovern.registry.model.Registration;
import dev.mlgovern.registry.model.S3Location;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.inference.InferenceAnswer;
import dev.mlgovern.testkit.inference.InferenceHandler;
import dev.mlgovern.testkit.inference.InferenceRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;

/** The quickstart's bank with a tap on the wire, whose every secret is a canary. */
final class WatchedBank implements AutoCloseable {
    static final String GROUP = Story.GROUP;
    static final String GOOD = "good";
    /** The model that does not come up. */
    static final String SICK = "sick";
    /** The model that fails, and says with what. */
    static final String TELLTALE = "telltale";

    final LocalCloud cloud;
    final Topology topology;
    final WireTap tap;
    final Canaries canaries;
    final Evidence evidence;
    private final String image;

    WatchedBank(String yaml, Canaries canaries, Evidence evidence) {
        this.canaries = canaries;
        this.evidence = evidence;
        this.topology = TopologySource.yaml(yaml).load();
        this.cloud = LocalCloud.builder()
                .organizationId(topology.organization().orElseThrow())
                .start();
        this.tap = new WireTap(cloud.httpClient(), canaries);
        this.image = new Landing(cloud, topology).build();
        cloud.container(image.substring(0, image.indexOf('@')), new Telltale());
        topology.accounts()
                .forEach(account -> canaries.add(
                        "external id", account.access().externalId().orElseThrow()));
    }

    MlPlatform.Builder platform(Person person) {
        return MlPlatform.builder()
                .topology(() -> topology)
                .credentials(base(person))
                .httpClient(tap)
                .actor(person.actor())
                .clock(cloud.clock())
                .sleeper(cloud.clock()::advance)
                .addListener(this::heard)
                .addListener(new Grumbler());
    }

    private void heard(CallEvent event) {
        evidence.of(event);
    }

    AwsCredentialsProvider base(Person person) {
        AwsCredentialsProvider base =
                cloud.credentials(topology.named(person.home()).id().value(), person.actor());
        AwsCredentials keys = base.resolveCredentials();
        canaries.add("access key id of the base credentials", keys.accessKeyId());
        canaries.add("secret key of the base credentials", keys.secretAccessKey());
        return base;
    }

    Registration.Builder registration(String model) {
        S3Location at = new S3Location(bucket(), "models/" + model + ".tar.gz");
        S3Location sample = new S3Location(bucket(), "models/sample.csv");
        put(at, model);
        put(sample, Canaries.PAYLOAD);
        Registration.Builder request = Registration.builder()
                .team("fraud")
                .group(GROUP)
                .artifact(at)
                .image(image)
                .addContentType("text/csv")
                .addResponseType("text/csv")
                .samplePayload(sample)
                .putEnvironment("DB_PASSWORD", Canaries.ENVIRONMENT)
                .putEnvironment("CALLBACK", Canaries.PRESIGNED)
                .card("{\"model_overview\": {\"model_creator\": \"" + Canaries.CARD + "\"}}")
                .commit("5d0c2f1");
        evidence.of(request);
        return request;
    }

    private void put(S3Location at, String text) {
        cloud.account(topology.account(topology.team("fraud"), Stage.DEV).id().value())
                .bucket(at.bucket())
                .put(at.key(), text.getBytes(StandardCharsets.UTF_8));
    }

    private String bucket() {
        return topology.account(topology.team("fraud"), Stage.DEV)
                .models()
                .orElseThrow()
                .bucket();
    }

    Account central() {
        return topology.only(AccountRole.ML_SHARED_SERVICES);
    }

    @Override
    public void close() {
        cloud.close();
    }

    /** Fails at each event: what it complains of is logged. */
    private static final class Grumbler implements CallListener {
        @Override
        public void called(CallEvent event) {
            throw new IllegalStateException("no room for " + event);
        }
    }

    /** Answers with a canary; a failing model repeats what it was sent and with which environment it runs. */
    private static final class Telltale implements InferenceHandler {
        @Override
        public InferenceAnswer answer(InferenceRequest request) {
            if (request.artifact().asUtf8String().equals(TELLTALE)) {
                throw new IllegalArgumentException(
                        "cannot parse " + request.body().asUtf8String() + " with " + request.environment());
            }
            return new InferenceAnswer("text/csv", SdkBytes.fromString(Canaries.ANSWER, StandardCharsets.UTF_8));
        }

        @Override
        public boolean healthy(SdkBytes artifact, Map<String, String> environment) {
            return !artifact.asUtf8String().equals(SICK);
        }
    }
}
