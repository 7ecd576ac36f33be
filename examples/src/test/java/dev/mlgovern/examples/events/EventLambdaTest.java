package dev.mlgovern.examples.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mlgovern.core.error.UnavailableException;
import dev.mlgovern.examples.quickstart.OpenBank;
import dev.mlgovern.registry.model.ModelVersion;
import dev.mlgovern.testkit.RecordedCall;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLambdaTest {
    private final Release release = new Release();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        release.close();
    }

    @Test
    void handleRequest_approvedVersion_writesAndLogsWhatItDid() throws IOException {
        ModelVersion candidate = release.approved("m1");
        FunctionContext context = new FunctionContext(60_000);

        String answer = handled(Events.json(candidate), context);

        assertThat(answer)
                .startsWith("{\"outcome\":\"Promoted\"")
                .contains(candidate.arn().toString());
        assertThat(context.logged()).containsExactly(answer + "\n");
    }

    @Test
    void handleRequest_refusedOrIgnored_doesNotFail() throws IOException {
        ModelVersion pending = release.registered("m1");

        assertThat(handled(Events.json(pending), new FunctionContext(60_000))).contains("Ignored");
        assertThat(handled("{}", new FunctionContext(60_000))).contains("Refused", "source must be");
    }

    @Test
    void handleRequest_awsIsDown_failsSoThatLambdaTriesAgain() {
        ModelVersion candidate = release.approved("m1");
        release.cloud().faults().on("sagemaker:CreateModelPackage").unavailable();

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> handled(Events.json(candidate), new FunctionContext(60_000)))
                .withMessageContaining("run it again to do the rest");
    }

    @Test
    void handleRequest_noTimeLeft_failsBeforeTheFirstChange() {
        ModelVersion candidate = release.approved("m1");
        release.cloud().clearCalls();

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> handled(Events.json(candidate), new FunctionContext(1_000)));
        assertThat(release.cloud().calls().stream().filter(RecordedCall::mutating))
                .isEmpty();
    }

    /** The real thing but for the machine: AWS's runtime client in a process of its own. */
    @Test
    void function_inLambdasRuntimeClient_handlesEventsAndAsksForThoseThatFailed() throws Exception {
        ModelVersion candidate = release.approved("m1");
        Path topology = Files.writeString(folder.resolve("mlgovern.yaml"), OpenBank.yaml());
        try (RuntimeApi lambda = new RuntimeApi()) {
            Process function = lambda.function(
                            release.cloud(), release.bank().keys(), topology, System.getProperty("java.class.path"))
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            try {
                lambda.invoke(Events.json(candidate));
                assertThat(lambda.answer())
                        .isEqualTo(new RuntimeApi.Answer(
                                "response",
                                "{\"outcome\":\"Promoted\",\"source\":\"" + candidate.arn() + "\",\"central\":\""
                                        + release.central().get(0).arn() + "\"}"));
                release.cloud()
                        .faults()
                        .on("sagemaker:DescribeModelPackage")
                        .times(1)
                        .denied();
                lambda.invoke(Events.json(candidate));
                assertThat(lambda.answer().path()).isEqualTo("error");
                assertThat(release.central()).hasSize(1);
            } finally {
                function.destroy();
                assertThat(function.waitFor(20, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    private String handled(String event, FunctionContext context) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new EventLambda(release.bank().platform())
                .handleRequest(new ByteArrayInputStream(Events.bytes(event)), out, context);
        return out.toString(StandardCharsets.UTF_8);
    }
}
