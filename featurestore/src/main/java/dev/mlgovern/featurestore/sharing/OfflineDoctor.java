package dev.mlgovern.featurestore.sharing;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.AccessDeniedException;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.core.error.RoleNotAssumableException;
import dev.mlgovern.core.policy.PolicyAnswer;
import dev.mlgovern.core.policy.PolicyDocument;
import dev.mlgovern.core.policy.PolicyQuestion;
import dev.mlgovern.core.policy.PolicyStatement;
import dev.mlgovern.featurestore.sharing.Finding.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the missing halves of the way to an offline store. */
final class OfflineDoctor {
    private static final List<State> BY_WEIGHT = List.of(State.PRESENT, State.UNKNOWN, State.MISSING, State.DENIED);

    private final MlPlatform platform;
    private final OfflineAccess access;
    private final AccountId reader;

    OfflineDoctor(MlPlatform platform, OfflineAccess access, AccountId reader) {
        this.platform = platform;
        this.access = access;
        this.reader = reader;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        if (access.byLake()) {
            findings.add(lake());
        }
        access.policies().forEach(grant -> findings.add(policy(grant)));
        if (access.policies().stream().anyMatch(grant -> grant.half() == Half.BUCKET_POLICY) && !access.ownKey()) {
            findings.add(Finding.of(
                            Half.KEY_POLICY,
                            State.MISSING,
                            "the offline store has no key of its own: no other account can read with one of AWS's")
                    .where(access.group().account())
                    .resource(access.group().toString())
                    .build());
        }
        findings.add(athena());
        return findings;
    }

    /** By which name another account knows the catalog is its own affair. */
    private Finding athena() {
        String what = access.byLake()
                ? "whether the account has a resource link to the table is not looked at; Athena needs one"
                : "whether the account's Athena has the catalog as a data source is not looked at; it needs one of type GLUE"
                        + " with catalog-id=" + access.group().account();
        return Finding.of(Half.ATHENA_CATALOG, State.UNKNOWN, what)
                .where(reader)
                .resource("Athena in " + access.group().region().id())
                .build();
    }

    private Finding lake() {
        boolean granted = access.lake().granted(reader);
        return Finding.of(
                        Half.LAKE_FORMATION,
                        granted ? State.PRESENT : State.MISSING,
                        granted
                                ? "granted to the account"
                                : "Lake Formation decides about the table and has not granted"
                                        + " SELECT and DESCRIBE to the account")
                .where(access.group().account())
                .resource(access.lake().table().database() + "."
                        + access.lake().table().table())
                .build();
    }

    private Finding policy(PolicyGrant grant) {
        PolicyDocument policy;
        try {
            policy = grant.place().read().policy();
        } catch (AccessDeniedException | RoleNotAssumableException | InvalidRequestException e) {
            return found(grant, State.UNKNOWN, "may not be looked at: " + e.getMessage())
                    .build();
        }
        for (PolicyStatement statement : grant.statements()) {
            Finding finding = statement(grant, policy, statement);
            if (finding.state() != State.PRESENT) {
                return finding;
            }
        }
        return found(grant, State.PRESENT, "allows it").build();
    }

    /** Another statement may allow the same; what denies is told whoever wrote it. */
    private Finding statement(PolicyGrant grant, PolicyDocument policy, PolicyStatement statement) {
        State state = State.PRESENT;
        Optional<String> reason = Optional.empty();
        for (PolicyQuestion question : questions(statement)) {
            PolicyAnswer answer = policy.asked(question);
            State one = state(answer, policy.has(statement));
            if (BY_WEIGHT.indexOf(one) > BY_WEIGHT.indexOf(state)) {
                state = one;
                reason = answer.statement();
            }
        }
        String what = switch (state) {
            case PRESENT -> "allows it";
            case MISSING -> "does not allow it";
            case DENIED -> "denies it: " + reason.orElse("");
            case UNKNOWN -> "perhaps: " + reason.orElse("");
        };
        ImmutableFinding.Builder finding = found(grant, state, what);
        return state == State.MISSING || (state == State.UNKNOWN && !policy.has(statement))
                ? finding.toAdd(statement.toJson()).build()
                : finding.build();
    }

    private static State state(PolicyAnswer answer, boolean ours) {
        return switch (answer.kind()) {
            case ALLOWED -> State.PRESENT;
            case SILENT -> ours ? State.PRESENT : State.MISSING;
            case IN_PART -> ours ? State.PRESENT : State.UNKNOWN;
            case PERHAPS_DENIED -> State.UNKNOWN;
            case DENIED -> State.DENIED;
        };
    }

    private List<PolicyQuestion> questions(PolicyStatement statement) {
        Map<String, String> context = new HashMap<>();
        context.put("aws:SecureTransport", "true");
        context.put("aws:PrincipalAccount", reader.value());
        context.put("kms:CallerAccount", reader.value());
        context.put(
                "kms:ViaService",
                "s3.%s.amazonaws.com".formatted(access.group().region().id()));
        if (platform.topology().accounts().stream().anyMatch(each -> each.id().equals(reader))) {
            platform.topology().organization().ifPresent(id -> context.put("aws:PrincipalOrgID", id));
        }
        List<PolicyQuestion> questions = new ArrayList<>();
        for (String action : statement.actions()) {
            for (String resource : statement.resources()) {
                questions.add(new PolicyQuestion(reader, action, resource, context));
            }
        }
        return questions;
    }

    private static ImmutableFinding.Builder found(PolicyGrant grant, State state, String what) {
        return Finding.of(grant.half(), state, grant.place().what() + " " + what)
                .where(grant.place().account())
                .resource(grant.place().what());
    }
}
