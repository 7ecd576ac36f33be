package dev.mlgovern.core.call;

import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.GateRefusedException;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.error.UnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.RequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** The conventions of one client: gate, account, tags and deadline on the way out, errors and the event on the way back. */
final class CallInterceptor implements ExecutionInterceptor {
    // the SDK's timeout begins a little after the call, and building the request anew costs more than most of the rest
    // here
    private static final Duration WORTH_A_NEW_REQUEST = Duration.ofMillis(1);

    private final PipelineSettings settings;
    private final ClientFacts client;
    private final CallEvents events;
    private final CostTagging tagging;
    private final Translation translation;

    CallInterceptor(PipelineSettings settings, ClientFacts client, CostTagging tagging) {
        this.settings = settings;
        this.client = client;
        this.events = new CallEvents(settings.listeners());
        this.tagging = tagging;
        this.translation = new Translation(client.caller());
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        Call call = begun(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
        attributes.putAttribute(Call.ATTRIBUTE, call);
        try {
            settings.checkOpen();
            admit(call);
        } catch (RuntimeException refused) {
            events.refused(call, refused);
            throw refused;
        }
    }

    private Call begun(String operation) {
        Instant now = settings.clock().instant();
        CallerCredentials.Had identity = CallerCredentials.taken();
        Duration whole = settings.limits().timeout();
        Optional<Instant> deadline = CallContext.current().deadline();
        // the context's deadline is a moment, so what the credentials took is in it already
        Duration limit = deadline.map(latest -> Duration.between(now, latest).plusNanos(identity.nanos()))
                .filter(left -> left.compareTo(whole) < 0)
                .orElse(whole);
        return new Call(client.operation(operation), now, limit, identity);
    }

    private void admit(Call call) {
        boolean change = call.operation().change();
        if (change && settings.readOnly()) {
            throw new GateRefusedException(
                    failure(call, "the platform is read-only and this is a change; nothing was sent"));
        }
        // whatever comes next would only ask for the same credentials again
        call.failedIdentity().ifPresent(failed -> {
            throw failed;
        });
        if (change) {
            CallContext.current()
                    .until(settings.clock().instant().plus(call.remaining()))
                    .run(client.caller()::confirm);
        }
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        Call call = attributes.getAttribute(Call.ATTRIBUTE);
        try {
            return limited(tagging.tagged(context.request(), call.operation()), call);
        } catch (RuntimeException refused) {
            events.refused(call, refused);
            throw refused;
        }
    }

    private SdkRequest limited(SdkRequest request, Call call) {
        Duration remaining = call.remaining();
        if (remaining.isNegative() || remaining.isZero()) {
            throw new UnavailableException(
                    failure(call, "the deadline was over before the request could leave; nothing was sent"));
        }
        Duration planned = request.overrideConfiguration()
                .flatMap(RequestOverrideConfiguration::apiCallTimeout)
                .orElse(settings.limits().timeout());
        boolean inTime = planned.minus(remaining).compareTo(WORTH_A_NEW_REQUEST) < 0;
        if (inTime || !(request instanceof AwsRequest aws)) {
            return request;
        }
        return aws.toBuilder()
                .overrideConfiguration(aws.overrideConfiguration()
                        .map(set -> set.toBuilder().apiCallTimeout(remaining).build())
                        .orElseGet(() -> software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration.builder()
                                .apiCallTimeout(remaining)
                                .build()))
                .build();
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        attributes.getAttribute(Call.ATTRIBUTE).sending();
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        events.succeeded(attributes.getAttribute(Call.ATTRIBUTE), context.httpResponse());
    }

    /** Throws what it makes of the SDK's exception: the SDK lets an interceptor return only subclasses of that one. */
    @Override
    public Throwable modifyException(Context.FailedExecution context, ExecutionAttributes attributes) {
        Call call = attributes.getAttribute(Call.ATTRIBUTE);
        Throwable thrown = context.exception();
        events.failed(call, thrown);
        Throwable told = translation.translated(thrown, call, context.request());
        if (told instanceof GovernanceException ours) {
            throw ours;
        }
        if (told instanceof Error error) {
            throw error;
        }
        return thrown;
    }

    private static Failure failure(Call call, String message) {
        return Failure.of(call.operation().action(), message)
                .in(call.operation().account());
    }
}
