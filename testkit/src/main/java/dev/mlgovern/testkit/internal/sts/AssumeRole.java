package dev.mlgovern.testkit.internal.sts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.directory.Credential;
import dev.mlgovern.testkit.internal.directory.Directory;
import dev.mlgovern.testkit.internal.directory.Role;
import dev.mlgovern.testkit.internal.iam.Policy;
import dev.mlgovern.testkit.internal.service.Access;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import dev.mlgovern.testkit.internal.service.Caller.Session;
import dev.mlgovern.testkit.internal.service.Timestamps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One call of AssumeRole. See https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html. */
final class AssumeRole {
    private static final Duration CHAINED = Duration.ofHours(1);
    private static final int PACKED_LIMIT = 2048;

    private final Call call;
    private final JsonNode input;
    private final Directory directory;
    private final SessionTags tags;

    AssumeRole(Call call, Directory directory) {
        this.call = call;
        this.input = call.input();
        this.directory = directory;
        this.tags = new SessionTags(input, call.caller().session());
    }

    List<Access> access() {
        Role role = role();
        List<Access> all = new ArrayList<>();
        all.add(on(role, "sts:AssumeRole"));
        // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html: the trust policy must allow
        // sts:TagSession
        if (!tags.given().isEmpty()) {
            all.add(on(role, "sts:TagSession"));
        }
        // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html: also when
        // it is inherited
        if (sourceIdentity() != null) {
            all.add(on(role, "sts:SetSourceIdentity"));
        }
        return all;
    }

    private Access on(Role role, String action) {
        Access access = Access.of(action, role.arn(), role.accountId())
                .withPolicy(role.trustPolicy())
                .with("sts:RoleSessionName", input.path("RoleSessionName").asText());
        if (input.has("ExternalId")) {
            access = access.with("sts:ExternalId", input.path("ExternalId").asText());
        }
        if (sourceIdentity() != null) {
            access = access.with("sts:SourceIdentity", String.valueOf(sourceIdentity()));
        }
        for (Map.Entry<String, String> tag : tags.given().entrySet()) {
            access = access.with("aws:RequestTag/" + tag.getKey(), tag.getValue());
        }
        if (!tags.given().isEmpty()) {
            access = access.with("aws:TagKeys", tags.given().keySet().toArray(String[]::new))
                    .with("sts:TransitiveTagKeys", tags.transitive().toArray(String[]::new));
        }
        return access;
    }

    ObjectNode answer(Instant now) {
        Role role = role();
        Duration duration = duration(role);
        tags.check();
        Session session = new Session(
                input.path("RoleSessionName").asText(), sourceIdentity(), tags.effective(), tags.transitive());
        Instant expires = now.plus(duration);
        Credential credential = directory.open(role, session, new Credential.Grant(expires, sessionPolicy()));
        return answer(credential, expires);
    }

    private ObjectNode answer(Credential credential, Instant expires) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putObject("Credentials")
                .put("AccessKeyId", credential.keys().accessKeyId())
                .put("SecretAccessKey", credential.keys().secret())
                .put("SessionToken", credential.keys().token())
                .set("Expiration", Timestamps.of(expires));
        answer.putObject("AssumedRoleUser")
                .put("AssumedRoleId", credential.identity().userId())
                .put("Arn", credential.identity().arn());
        if (input.has("Policy") || !tags.given().isEmpty()) {
            int packed = input.path("Policy").asText().length() + tags.size();
            answer.put("PackedPolicySize", Math.max(1, packed * 100 / PACKED_LIMIT));
        }
        if (sourceIdentity() != null) {
            answer.put("SourceIdentity", sourceIdentity());
        }
        return answer;
    }

    private Role role() {
        String arn = input.path("RoleArn").asText();
        // AWS does not tell a role that does not exist from one that may not be assumed
        return directory
                .role(arn)
                .orElseThrow(() -> new AwsError(
                        403,
                        "AccessDenied",
                        "User: " + call.caller().arn() + " is not authorized to perform: sts:AssumeRole on resource: "
                                + arn));
    }

    private Duration duration(Role role) {
        Duration wanted = Duration.ofSeconds(input.path("DurationSeconds").asLong(CHAINED.toSeconds()));
        if (wanted.compareTo(role.rights().maxSession()) > 0) {
            throw invalid("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        }
        // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html#iam-term-role-chaining
        if (call.caller().session().name() != null && wanted.compareTo(CHAINED) > 0) {
            throw invalid(
                    "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining");
        }
        return wanted;
    }

    private @Nullable String sourceIdentity() {
        String inherited = call.caller().session().sourceIdentity();
        if (!input.has("SourceIdentity")) {
            return inherited;
        }
        String wanted = input.path("SourceIdentity").asText();
        // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html: it cannot
        // be changed
        if (inherited != null && !inherited.equals(wanted)) {
            throw new AwsError(403, "AccessDenied", "The source identity of a session cannot be changed");
        }
        return wanted;
    }

    private @Nullable String sessionPolicy() {
        if (input.has("PolicyArns")) {
            throw invalid("LocalCloud has no managed policies: narrow the session with Policy");
        }
        if (!input.has("Policy")) {
            return null;
        }
        String policy = input.path("Policy").asText();
        try {
            Policy.parse(policy);
        } catch (IllegalArgumentException e) {
            throw (AwsError) new AwsError(400, "MalformedPolicyDocument", String.valueOf(e.getMessage())).initCause(e);
        }
        return policy;
    }

    private static AwsError invalid(String message) {
        return new AwsError(400, "ValidationError", message);
    }
}
