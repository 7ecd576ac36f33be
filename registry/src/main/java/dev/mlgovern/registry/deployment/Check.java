package dev.mlgovern.registry.deployment;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.AccessDeniedException;
import dev.mlgovern.core.error.GateRefusedException;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.error.RoleNotAssumableException;
import dev.mlgovern.registry.model.Digest;
import java.util.Base64;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;

/** Asks an endpoint for what it has to answer. */
final class Check {
    private final Target target;
    private final SageMakerRuntimeClient client;

    Check(MlPlatform platform, Target target) {
        this.target = target;
        this.client = platform.in(target.account().id())
                .in(target.account().region())
                .client(SageMakerRuntimeClient::builder);
    }

    /** Tells one check from another without keeping what it sends. */
    static String id(InvocationCheck check) {
        String payload = Base64.getEncoder().encodeToString(check.payload());
        return Digest.of(check.contentType(), check.expectation(), payload).brief();
    }

    /** Asks, and takes the deployment back if the answer is not what was expected. */
    void run(InvocationCheck check, Serving serving) {
        String answer;
        try {
            answer = ask(check);
        } catch (AccessDeniedException | RoleNotAssumableException | GateRefusedException e) {
            // the endpoint was not asked, so nothing is known against it
            throw e;
        } catch (GovernanceException e) {
            throw serving.failed("its check was answered with an error", e);
        }
        if (!met(check, answer)) {
            throw serving.failed("its check did not get " + check.expectation(), null);
        }
    }

    private String ask(InvocationCheck check) {
        return client.invokeEndpoint(r -> r.endpointName(target.names().endpoint())
                        .contentType(check.contentType())
                        .body(SdkBytes.fromByteArray(check.payload())))
                .body()
                .asUtf8String();
    }

    private static boolean met(InvocationCheck check, String answer) {
        try {
            return check.met(answer);
        } catch (RuntimeException e) {
            return false;
        }
    }
}
