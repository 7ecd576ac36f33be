package dev.mlgovern.examples.events;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.call.CallContext;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.core.error.UnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/**
 * {@link ReleaseHandler} as the AWS Lambda function that an EventBridge rule invokes. The platform is opened once for all
 * events of an execution environment.
 *
 * <p>It fails, so that Lambda tries again, only for {@link Outcome.RetryLater}: what was refused or ignored would be again.
 */
public final class EventLambda implements RequestStreamHandler {
    // to say what happened before Lambda ends the process
    private static final Duration MARGIN = Duration.ofSeconds(3);

    private final MlPlatform platform;
    private final ReleaseHandler handler;

    /** Made by Lambda; {@code MLGOVERN_TOPOLOGY} names the topology's YAML file, {@code mlgovern.yaml} unless set. */
    public EventLambda() {
        this(Surroundings.open());
    }

    EventLambda(MlPlatform platform) {
        this.platform = platform;
        this.handler = new ReleaseHandler(platform);
    }

    /**
     * Handles one event.
     *
     * @param in the event
     * @param out gets the outcome as JSON
     * @param context gives the time that is left, within which everything ends
     * @throws UnavailableException if the same event has to come again
     */
    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        byte[] event = in.readAllBytes();
        Instant deadline = platform.clock()
                .instant()
                .plusMillis(context.getRemainingTimeInMillis())
                .minus(MARGIN);
        Outcome outcome = CallContext.current().until(deadline).call(() -> handled(event));
        byte[] json = outcome.json();
        context.getLogger().log(new String(json, StandardCharsets.UTF_8) + "\n");
        if (outcome instanceof Outcome.RetryLater later) {
            throw new UnavailableException(Failure.of("event", later.reason()));
        }
        out.write(json);
    }

    private Outcome handled(byte[] event) {
        try {
            return handler.handle(ModelPackageEvent.parse(event));
        } catch (InvalidRequestException e) {
            return new Outcome.Refused(String.valueOf(e.getMessage()));
        }
    }
}
