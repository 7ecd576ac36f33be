package dev.mlgovern.core.access;

/** Makes session names and source identities of whoever acts. */
final class SessionNames {
    // 2 to 64 of \w+=,.@-: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
    private static final int LONGEST = 64;

    private SessionNames() {}

    static String of(String actor) {
        String allowed = actor.strip().replaceAll("[^\\w+=,.@-]", "-");
        String cut = allowed.length() > LONGEST ? allowed.substring(0, LONGEST) : allowed;
        return cut.length() < 2 ? "mlgovern-" + cut : cut;
    }
}
