package dev.mlgovern.testkit.internal.athena;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Starts queries: https://docs.aws.amazon.com/athena/latest/APIReference/API_StartQueryExecution.html */
final class Starts {
    private Starts() {}

    static String start(Desk desk, Call call, int looks) {
        String token = call.input().path("ClientRequestToken").asText();
        if (token.isEmpty()) {
            throw Desk.invalid("ClientRequestToken is required");
        }
        Optional<Execution> earlier = desk.tokens.recall(token);
        if (earlier.isPresent()) {
            if (!earlier.get().order.input().equals(call.input())) {
                throw Desk.invalid("Idempotent parameters do not match");
            }
            return earlier.get().id;
        }
        WorkGroup group = desk.workGroup(call.input().path("WorkGroup").asText(WorkGroup.PRIMARY));
        if (!group.enabled()) {
            throw Desk.invalid("WorkGroup " + group.name() + " is disabled.");
        }
        Execution.Order order =
                new Execution.Order(call.caller(), call.region(), call.input(), group, output(desk, call, group));
        Instant now = desk.cloud.clock().instant();
        Execution execution = new Execution(UUID.randomUUID().toString(), order, now, looks);
        reusable(desk, order, now).ifPresent(known -> execution.reuse(known, now));
        desk.executions.put(execution.id, execution);
        desk.tokens.remember(token, execution);
        return execution.id;
    }

    static Statement statement(String sql) {
        try {
            return Statement.of(sql);
        } catch (IllegalArgumentException e) {
            return new Statement.Query(sql);
        }
    }

    /** Where the result goes, with a slash at its end; the bucket is looked at before anything is queued. */
    private static String output(Desk desk, Call call, WorkGroup group) {
        JsonNode asked = call.input().path("ResultConfiguration");
        String own = asked.path("OutputLocation").asText("");
        String output = group.output() != null && (group.enforced() || own.isEmpty()) ? group.output() : own;
        if (output.isEmpty()) {
            throw Desk.invalid("No output location provided. An output location is required either through the"
                    + " Workgroup result configuration setting or as an API input.");
        }
        String bucket = output.replaceFirst("^s3://", "").replaceFirst("/.*", "");
        try {
            String owner = desk.cloud.objects().allow(call.caller(), "s3:GetBucketLocation", "s3://" + bucket);
            String expected = asked.path("ExpectedBucketOwner").asText(owner);
            if (!group.enforced() && !expected.equals(owner)) {
                throw Desk.invalid("Unable to verify/create output bucket " + bucket);
            }
        } catch (AwsError e) {
            throw (AwsError) Desk.invalid("Unable to verify/create output bucket " + bucket)
                    .initCause(e);
        }
        return output.replaceFirst("/*$", "/");
    }

    private static Optional<Execution> reusable(Desk desk, Execution.Order order, Instant now) {
        JsonNode age = order.input().path("ResultReuseConfiguration").path("ResultReuseByAgeConfiguration");
        if (!age.path("Enabled").asBoolean() || !(statement(order.sql()) instanceof Statement.Query)) {
            return Optional.empty();
        }
        // https://docs.aws.amazon.com/athena/latest/APIReference/API_ResultReuseByAgeConfiguration.html: 60 minutes
        // unless said
        Instant since = now.minus(Duration.ofMinutes(age.path("MaxAgeInMinutes").asInt(60)));
        return desk.executions.values().stream()
                .filter(known -> known.reusable(order, since))
                .findFirst();
    }
}
