package dev.mlgovern.testkit.internal.iam;

/** How a decision came out, with the words AWS gives the reason in. */
enum Verdict {
    ALLOWED("", ""),
    DENIED_BY_IDENTITY("an identity-based policy", ""),
    DENIED_BY_SESSION("a session policy", ""),
    DENIED_BY_RESOURCE("a resource-based policy", ""),
    NO_IDENTITY("", "identity-based policy"),
    NO_SESSION("", "session policy"),
    NO_RESOURCE("", "resource-based policy");

    private final String denier;
    private final String missing;

    Verdict(String denier, String missing) {
        this.denier = denier;
        this.missing = missing;
    }

    // https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
    String reason(String action) {
        boolean trust = action.startsWith("sts:");
        if (!denier.isEmpty()) {
            return "with an explicit deny in "
                    + (trust && this == DENIED_BY_RESOURCE ? "the role trust policy" : denier);
        }
        String policy = trust && this == NO_RESOURCE ? "role trust policy" : missing;
        return "because no " + policy + " allows the " + action + " action";
    }
}
