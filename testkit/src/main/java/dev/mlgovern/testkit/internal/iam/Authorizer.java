package dev.mlgovern.testkit.internal.iam;

import dev.mlgovern.testkit.internal.iam.Principals.Match;
import dev.mlgovern.testkit.internal.service.Access;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Caller;
import dev.mlgovern.testkit.internal.service.Membership;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides as IAM does: an explicit deny wins; inside an account the identity's or the resource's policy is enough, across accounts both
 * must allow; a key and a role always have the last word on themselves.
 *
 * <p>See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html and, for keys,
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html.
 */
public final class Authorizer {
    private final Function<String, Membership> membership;

    /**
     * Decides between accounts, of one organization or of many.
     *
     * @param membership tells where an account is
     */
    public Authorizer(Function<String, Membership> membership) {
        this.membership = membership;
    }

    /**
     * Throws unless an access is allowed.
     *
     * @param caller who wants it
     * @param region where it is wanted
     * @param access what is wanted
     * @throws AwsError an access-denied as AWS words it
     */
    public void require(Caller caller, String region, Access access) {
        // https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html: no permission is needed
        if (access.action().equals("sts:GetCallerIdentity")) {
            return;
        }
        AccessQuestion question = question(caller, region, access);
        Verdict verdict = decide(caller, question, access);
        if (verdict != Verdict.ALLOWED) {
            throw denied(caller, access, verdict);
        }
    }

    /**
     * Tells whether a policy lets a service in, such as a role's trust policy.
     *
     * @param policy the resource's policy
     * @param action what the service wants to do
     * @param servicePrincipal the service
     * @return whether it does
     */
    public boolean admitsService(String policy, String action, String servicePrincipal) {
        Caller.Identity nobody = new Caller.Identity("", "", "", "");
        AccessQuestion question = new AccessQuestion(nobody, action, "*", Map.of(), servicePrincipal);
        List<Statement> about = Policy.parse(policy).statements().stream()
                .filter(s -> s.principals().match(question) != Match.NO && s.covers(question))
                .toList();
        return !about.isEmpty() && about.stream().allMatch(Statement::allow);
    }

    /**
     * Words the refusal of an access that no identity-based policy permits.
     *
     * @param caller who wants it
     * @param access what is wanted
     * @return the error
     */
    public static AwsError refusal(Caller caller, Access access) {
        return denied(caller, access, Verdict.NO_IDENTITY);
    }

    private AccessQuestion question(Caller caller, String region, Access access) {
        Map<String, List<String>> context = new HashMap<>();
        Caller.Session session = caller.session();
        // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
        context.put("aws:PrincipalArn", List.of(caller.identity().principalArn()));
        context.put("aws:PrincipalAccount", List.of(caller.accountId()));
        Membership home = membership.apply(caller.accountId());
        context.put("aws:PrincipalOrgID", List.of(home.organization()));
        context.put("aws:PrincipalOrgPaths", List.of(home.path()));
        context.put("aws:userid", List.of(caller.identity().userId()));
        context.put("aws:RequestedRegion", List.of(region));
        context.put("aws:SecureTransport", List.of("true"));
        context.put("aws:ResourceAccount", List.of(access.resource().owner()));
        context.put(
                "aws:ResourceOrgID",
                List.of(membership.apply(access.resource().owner()).organization()));
        session.tags().forEach((key, value) -> context.put("aws:PrincipalTag/" + key, List.of(value)));
        if (session.sourceIdentity() != null) {
            context.put("aws:SourceIdentity", List.of(session.sourceIdentity()));
        }
        context.putAll(access.context());
        return new AccessQuestion(
                caller.identity(), access.action(), access.resource().arn(), context, null);
    }

    private static Verdict decide(Caller caller, AccessQuestion question, Access access) {
        Votes identity = Votes.ofIdentity(caller.rights().identityPolicies(), question);
        String narrowing = caller.rights().sessionPolicy();
        Votes session = narrowing == null ? Votes.yes() : Votes.ofIdentity(List.of(narrowing), question);
        Votes resource = Votes.ofResource(access.resource().policy(), question);
        if (identity.denied()) {
            return Verdict.DENIED_BY_IDENTITY;
        }
        if (session.denied()) {
            return Verdict.DENIED_BY_SESSION;
        }
        if (resource.denied()) {
            return Verdict.DENIED_BY_RESOURCE;
        }
        boolean own = caller.accountId().equals(access.resource().owner());
        return own ? withinAccount(identity, session, resource, access) : acrossAccounts(identity, session, resource);
    }

    private static Verdict withinAccount(Votes identity, Votes session, Votes resource, Access access) {
        if (resource.match() == Match.SESSION || (resource.match() == Match.SELF && session.allowed())) {
            return Verdict.ALLOWED;
        }
        if (hasLastWord(access) && resource.match() == Match.NO) {
            return Verdict.NO_RESOURCE;
        }
        if (!identity.allowed()) {
            return Verdict.NO_IDENTITY;
        }
        return session.allowed() ? Verdict.ALLOWED : Verdict.NO_SESSION;
    }

    private static Verdict acrossAccounts(Votes identity, Votes session, Votes resource) {
        if (!identity.allowed()) {
            return Verdict.NO_IDENTITY;
        }
        if (resource.match() == Match.NO) {
            return Verdict.NO_RESOURCE;
        }
        return session.allowed() ? Verdict.ALLOWED : Verdict.NO_SESSION;
    }

    private static boolean hasLastWord(Access access) {
        return access.resource().policy() != null
                && (access.action().startsWith("kms:") || access.action().startsWith("sts:"));
    }

    private static AwsError denied(Caller caller, Access access, Verdict verdict) {
        boolean bucket = access.action().startsWith("s3:");
        boolean short403 = bucket || access.action().startsWith("sts:");
        String resource =
                bucket ? '"' + access.resource().arn() + '"' : access.resource().arn();
        String message = "User: " + caller.arn() + " is not authorized to perform: " + access.action()
                + " on resource: " + resource + " " + verdict.reason(access.action());
        return new AwsError(short403 ? 403 : 400, short403 ? "AccessDenied" : "AccessDeniedException", message);
    }

    /**
     * What policies of one kind say.
     *
     * @param denied whether one denies
     * @param match how closely an allowing statement names the caller; in an identity policy it is SELF
     */
    private record Votes(boolean denied, Match match) {
        static Votes yes() {
            return new Votes(false, Match.SELF);
        }

        boolean allowed() {
            return match != Match.NO;
        }

        static Votes ofIdentity(List<String> policies, AccessQuestion question) {
            List<Statement> about = policies.stream()
                    .flatMap(policy -> Policy.parse(policy).statements().stream())
                    .filter(statement -> statement.covers(question))
                    .toList();
            return new Votes(
                    about.stream().anyMatch(s -> !s.allow()),
                    about.stream().anyMatch(Statement::allow) ? Match.SELF : Match.NO);
        }

        static Votes ofResource(@Nullable String policy, AccessQuestion question) {
            if (policy == null) {
                return new Votes(false, Match.NO);
            }
            List<Statement> about = Policy.parse(policy).statements().stream()
                    .filter(s -> s.principals().match(question) != Match.NO && s.covers(question))
                    .toList();
            return new Votes(
                    about.stream().anyMatch(s -> !s.allow()),
                    about.stream()
                            .filter(Statement::allow)
                            .map(s -> s.principals().match(question))
                            .max(Match::compareTo)
                            .orElse(Match.NO));
        }
    }
}
