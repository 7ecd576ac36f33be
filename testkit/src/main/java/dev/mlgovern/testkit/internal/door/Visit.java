package dev.mlgovern.testkit.internal.door;

import dev.mlgovern.testkit.internal.iam.Authorizer;
import dev.mlgovern.testkit.internal.service.Access;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.CallRecorder;
import dev.mlgovern.testkit.internal.service.Caller;
import dev.mlgovern.testkit.internal.service.Origin;
import dev.mlgovern.testkit.internal.service.WireResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/** One request on its way through the door. */
final class Visit {
    private final FrontDoor door;
    private final Desk desk;
    private final Signature signature;
    private final String requestId;
    private @Nullable Caller caller;
    private @Nullable Access first;
    private String fault = "";

    Visit(FrontDoor door, Desk desk, Signature signature, String requestId) {
        this.door = door;
        this.desk = desk;
        this.signature = signature;
        this.requestId = requestId;
    }

    Reply reply() {
        try {
            Reply reply = served();
            log(reply instanceof Reply.Reset ? "ConnectionReset" : "");
            if (desk.given() != null || reply instanceof Reply.Answered) {
                write(null);
            }
            return reply;
        } catch (AwsError e) {
            log(e.code());
            write(e);
            return new Reply.Answered(desk.error(e, requestId));
        } catch (RuntimeException e) {
            // a service of ours that fails must fail the test, not be retried until it goes away
            door.controls().violations().add(desk.service() + ':' + desk.operation() + " broke: " + e + at(e));
            log("InternalFailure");
            return new Reply.Answered(desk.error(new AwsError(500, "InternalFailure", "LocalCloud: " + e), requestId));
        }
    }

    private Reply served() {
        Caller who = door.authenticate(desk, signature);
        caller = who;
        List<Access> needs = desk.open(new Origin(who, signature.region(), requestId));
        first = needs.get(0);
        Effect effect = door.controls().faults().next(desk, who.accountId());
        boolean emptied = effect instanceof Effect.Empty && desk.emptyPage().isPresent();
        boolean none = effect.equals(Effect.NONE) || (effect instanceof Effect.Empty && !emptied);
        fault = none ? "" : effect.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        if (effect instanceof Effect.Reset) {
            return new Reply.Reset();
        }
        before(effect, who);
        needs.forEach(need -> door.cloud().authorize(who, signature.region(), need));
        if (emptied) {
            return new Reply.Answered(desk.emptyPage().orElseThrow());
        }
        return after(effect, desk.answer());
    }

    private void before(Effect effect, Caller who) {
        if (effect instanceof Effect.Refused refused) {
            throw new AwsError(refused.status(), refused.code(), refused.message());
        }
        if (effect instanceof Effect.Throttled) {
            throw desk.error(Desk.Complaint.THROTTLED);
        }
        if (effect instanceof Effect.Expired) {
            throw desk.error(Desk.Complaint.EXPIRED_CREDENTIALS);
        }
        if (effect instanceof Effect.Denied && first != null) {
            throw Authorizer.refusal(who, first);
        }
        if (effect instanceof Effect.Slow slow && !slow.delay().isZero()) {
            Delay.of(slow.delay());
        }
        if (effect instanceof Effect.ClockMoves moves) {
            door.controls().clockMoves().accept(moves.delay());
        }
    }

    private static Reply after(Effect effect, WireResponse answer) {
        if (effect instanceof Effect.Lost) {
            return new Reply.Reset();
        }
        if (effect instanceof Effect.CutOff) {
            return new Reply.CutOff(answer);
        }
        if (effect instanceof Effect.Malformed) {
            SdkBytes garbage = SdkBytes.fromUtf8String("{\"half\": <");
            Map<String, List<String>> headers = new HashMap<>(answer.headers());
            headers.put("Content-Length", List.of(String.valueOf(garbage.asByteArrayUnsafe().length)));
            return new Reply.Answered(new WireResponse(answer.status(), headers, garbage));
        }
        return new Reply.Answered(answer);
    }

    private void log(String outcome) {
        Caller who = caller;
        if (who == null) {
            return;
        }
        Access need = first;
        String action = need == null ? prefix() + ':' + desk.operation() : need.action();
        String resource = need == null ? "*" : need.resource().arn();
        CallLog.Asked asked = new CallLog.Asked(desk.service(), desk.operation(), action, resource);
        door.controls().log().add(new CallLog.Entry(who.identity(), asked, desk.mutating(), outcome, fault));
    }

    /** Hands the request on to the trail. */
    private void write(@Nullable AwsError error) {
        Caller who = caller;
        Access need = first;
        if (who != null && need != null) {
            door.recorder()
                    .record(new CallRecorder.Done(
                            new Origin(who, signature.region(), requestId),
                            new CallRecorder.What(
                                    signature.service(), desk.operation(), desk.mutating(), desk.request()),
                            need.resource().owner(),
                            new CallRecorder.Ending(desk.given(), error)));
        }
    }

    private String prefix() {
        return signature.service();
    }

    private static String at(RuntimeException e) {
        return Arrays.stream(e.getStackTrace())
                .limit(3)
                .map(frame -> " at " + frame)
                .reduce("", String::concat);
    }
}
