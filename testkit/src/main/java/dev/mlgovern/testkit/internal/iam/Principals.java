package dev.mlgovern.testkit.internal.iam;

import java.util.List;

/**
 * Whom a statement of a resource policy is about.
 *
 * @param kind how the names are meant
 * @param aws accounts, account roots, users, roles, sessions, or {@code *}
 * @param services service principals
 */
record Principals(Kind kind, List<String> aws, List<String> services) {
    /** How the names are meant. */
    enum Kind {
        /** The statement belongs to an identity policy. */
        NONE,
        /** The statement is about these. */
        ONLY,
        /** The statement is about everyone else. */
        ALL_BUT
    }

    /** How closely a statement names a caller. */
    enum Match {
        /** Not at all. */
        NO,
        /** By its account: whether the account's own policies permit it is left to that account. */
        ACCOUNT,
        /** By its role, its user, or as everyone. */
        SELF,
        /** By its role session: a session policy does not narrow this. */
        SESSION
    }

    Match match(AccessQuestion question) {
        if (kind == Kind.NONE) {
            return Match.NO;
        }
        Match named = aws.stream()
                .map(name -> match(name, question))
                .max(Match::compareTo)
                .orElse(Match.NO);
        if (question.service() != null && services.stream().anyMatch(s -> Glob.matches(s, question.service()))) {
            named = Match.SELF;
        }
        if (kind == Kind.ALL_BUT) {
            return named == Match.NO ? Match.SELF : Match.NO;
        }
        return named;
    }

    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
    private static Match match(String name, AccessQuestion question) {
        if (question.service() != null) {
            return Match.NO;
        }
        if (name.equals("*") || name.equals(question.identity().principalArn())) {
            return Match.SELF;
        }
        if (name.equals(question.identity().arn())) {
            return Match.SESSION;
        }
        String account = question.identity().accountId();
        return name.equals(account) || name.equals("arn:aws:iam::" + account + ":root") ? Match.ACCOUNT : Match.NO;
    }
}
