package dev.mlgovern.examples.quickstart;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountRole;
import dev.mlgovern.core.account.Stage;
import dev.mlgovern.core.topology.TopologySource;
import dev.mlgovern.registry.ModelRegistry;
import dev.mlgovern.registry.model.ImageUri;
import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.registry.model.ModelVersionArn;
import dev.mlgovern.registry.model.Registration;
import dev.mlgovern.registry.model.S3Location;
import dev.mlgovern.testkit.FaultSetup;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/** What goes wrong on the road: bad input, refusals, broken answers, models that fail. */
final class Mishaps {
    private static final List<Consumer<FaultSetup>> FAULTS = List.of(
            FaultSetup::denied,
            FaultSetup::expiredToken,
            FaultSetup::throttled,
            FaultSetup::serverError,
            FaultSetup::malformedBody,
            FaultSetup::resetMidBody,
            FaultSetup::reset,
            fault -> fault.error(400, "ResourceLimitExceeded", "no more of " + Canaries.PRESIGNED),
            fault -> fault.error(409, "ConflictException", "see " + Canaries.PRESIGNED),
            fault -> fault.error(404, "ResourceNotFound", "nothing is at " + Canaries.PRESIGNED),
            fault -> fault.error(418, "Teapot", "not from " + Canaries.PRESIGNED));

    private final WatchedBank bank;
    private final WatchedRoad road;
    private int tries;

    Mishaps(WatchedBank bank) {
        this.bank = bank;
        this.road = new WatchedRoad(bank);
    }

    void all() {
        badInput();
        badTopology();
        brokenAnswers();
        noSession();
        gates();
        badModels();
        repeatedInErrors();
        renewalFails();
    }

    private void badInput() {
        road.fails(() -> S3Location.parse(Canaries.PRESIGNED));
        road.fails(() -> ImageUri.parse(Canaries.PRESIGNED));
        road.fails(() -> ModelVersionArn.parse(Canaries.PRESIGNED));
        road.fails(() -> as(
                Person.DANA,
                registry -> registry.register(bank.registration(WatchedBank.GOOD)
                        .putEnvironment("TOO_LONG", Canaries.ENVIRONMENT.repeat(99))
                        .putMetadata("link", Canaries.PRESIGNED)
                        .card("{" + Canaries.CARD)
                        .description(Canaries.PRESIGNED.repeat(9))
                        .build())));
    }

    private void badTopology() {
        String id = "canary-external-id";
        bank.canaries.add("external id", id);
        for (String bad : List.of(id + " !", "[" + id, id + id.repeat(99), "{ " + id + ": 1 }")) {
            road.fails(() -> TopologySource.yaml("regions: [eu-west-1]\naccess: { role: x, external-id: " + bad
                            + " }\naccounts:\n  dev: { id: \"222222222222\", role: ML_DEV }\n")
                    .load());
        }
    }

    /** Each fault in the middle of a registration. */
    private void brokenAnswers() {
        for (Consumer<FaultSetup> fault : FAULTS) {
            for (String operation : List.of("sts:AssumeRole", "s3:HeadObject", "sagemaker:CreateModelPackage")) {
                fault.accept(bank.cloud.faults().on(operation));
                tries(platform -> {});
                bank.cloud.faults().clear();
            }
        }
        bank.tap.answers((request, cloud) -> halved(request, cloud.call()));
        fails(platform -> {});
        bank.tap.answers((request, cloud) -> {
            throw new UnknownHostException(request.httpRequest().host());
        });
        fails(platform -> {});
        bank.tap.answers((request, cloud) -> null);
    }

    private static HttpExecuteResponse halved(HttpExecuteRequest request, HttpExecuteResponse whole)
            throws IOException {
        byte[] body = whole.responseBody().isEmpty()
                ? new byte[0]
                : whole.responseBody().get().readAllBytes();
        // of STS's answer all but the end is left, with the credentials in it
        int left = request.httpRequest().host().startsWith("sts.") ? body.length - 9 : body.length / 2;
        return HttpExecuteResponse.builder()
                .response(whole.httpResponse())
                .responseBody(
                        AbortableInputStream.create(new ByteArrayInputStream(Arrays.copyOf(body, Math.max(0, left)))))
                .build();
    }

    private void noSession() {
        fails(platform -> platform.credentials(() -> {
            throw SdkClientException.create("profile with secret key " + Canaries.SIGNATURE);
        }));
        bank.tap.answers((request, cloud) -> body(request).contains("Action=GetCallerIdentity") ? stranger() : null);
        fails(platform -> {});
        bank.tap.answers((request, cloud) -> null);
    }

    private static String body(HttpExecuteRequest request) throws IOException {
        return request.contentStreamProvider().isEmpty()
                ? ""
                : new String(request.contentStreamProvider().get().newStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static HttpExecuteResponse stranger() {
        String xml =
                "<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:sts::666666666666:assumed-role/x/y"
                        + "</Arn><UserId>x</UserId><Account>666666666666</Account></GetCallerIdentityResult>"
                        + "</GetCallerIdentityResponse>";
        return HttpExecuteResponse.builder()
                .response(SdkHttpResponse.builder().statusCode(200).build())
                .responseBody(
                        AbortableInputStream.create(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))))
                .build();
    }

    private void gates() {
        fails(platform -> platform.readOnly(true));
        ModelVersion version = as(
                Person.DANA,
                registry -> registry.register(bank.registration("unapproved").build()));
        road.fails(() -> as(
                Person.PIPELINE,
                registry -> registry.promote(version, p -> p.to(AccountRole.ML_SHARED_SERVICES))
                        .plan()));
    }

    private void repeatedInErrors() {
        bank.tap.answers(new Echo("sts.", "AssumeRole", "ValidationError"));
        fails(platform -> {});
        for (String code : List.of("SignatureDoesNotMatch", "ExpiredToken", "InvalidRequest")) {
            bank.tap.answers(new Echo("s3.", "", code));
            fails(platform -> {});
        }
        for (String code :
                List.of("ValidationException", "AccessDeniedException", "ThrottlingException", "NewException")) {
            bank.tap.answers(new Echo("api.sagemaker.", "CreateModelPackage", code));
            fails(platform -> {});
        }
        bank.tap.answers((request, cloud) -> null);
        ModelVersion central = road.promoted(road.approved("repeated"));
        bank.tap.answers(new Echo("api.sagemaker.", "CreateModel", "ValidationException"));
        road.fails(() -> road.deployed(central, Stage.TEST));
        bank.tap.answers(new Echo("runtime.sagemaker.", "", "ValidationError"));
        road.fails(() -> road.deployed(central, Stage.TEST));
        bank.tap.answers((request, cloud) -> null);
    }

    private void badModels() {
        for (String model : List.of(WatchedBank.SICK, WatchedBank.TELLTALE)) {
            ModelVersion central = road.promoted(road.approved(model));
            road.fails(() -> road.deployed(central, Stage.TEST));
        }
    }

    /** STS repeats what it was sent when a session is about to end; that is only logged. */
    private void renewalFails() {
        road.as(Person.PIPELINE, platform -> {
            SageMakerClient client = platform.in(bank.central().id()).client(SageMakerClient::builder);
            client.listModels();
            bank.cloud.clock().advance(Duration.ofMinutes(56));
            bank.tap.answers(new Echo("sts.", "AssumeRole", "ValidationError"));
            client.listModels();
            bank.tap.answers((request, cloud) -> null);
            return client.listModels().models().size();
        });
    }

    private <T> T as(Person person, Function<ModelRegistry, T> work) {
        return road.as(person, platform -> work.apply(ModelRegistry.on(platform)));
    }

    /** A data scientist's registration with a platform that is set up otherwise. */
    private void fails(Consumer<MlPlatform.Builder> change) {
        road.fails(() -> register(change));
    }

    private void tries(Consumer<MlPlatform.Builder> change) {
        try {
            register(change);
        } catch (RuntimeException thrown) {
            bank.evidence.of(thrown);
        }
    }

    private void register(Consumer<MlPlatform.Builder> change) {
        MlPlatform.Builder builder = bank.platform(Person.DANA);
        change.accept(builder);
        Registration request = bank.registration(WatchedBank.GOOD)
                .putMetadata("try", String.valueOf(++tries))
                .build();
        try (MlPlatform platform = builder.build()) {
            ModelRegistry.on(platform).register(request);
        }
    }
}
