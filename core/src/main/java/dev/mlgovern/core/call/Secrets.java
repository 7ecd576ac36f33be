package dev.mlgovern.core.call;

import java.util.regex.Pattern;

/** Takes out of AWS's texts what must not reach a log or an exception. */
final class Secrets {
    // validation messages echo the value: "Value 'x' at 'externalId' failed to satisfy constraint"
    private static final Pattern ECHOED = Pattern.compile(
            "(?is)value (?:'.*?'|\".*?\") at '([^']*(?:externalId|token|environment|password|secret|policy|record|body|content)[^']*)'");
    private static final Pattern SIGNED =
            Pattern.compile("(?i)(X-Amz-(?:Signature|Credential|Security-Token)=)[^&\\s\"']+");
    private static final Pattern ACCESS_KEY = Pattern.compile("\\b(?:AKIA|ASIA)[A-Z0-9]{12,}\\b");

    private Secrets() {}

    static String hidden(String text) {
        String echoed = ECHOED.matcher(text).replaceAll("value *** at '$1'");
        String unsigned = SIGNED.matcher(echoed).replaceAll("$1***");
        return ACCESS_KEY.matcher(unsigned).replaceAll("***");
    }

    static boolean in(Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            String text = String.valueOf(each);
            if (!hidden(text).equals(text)) {
                return true;
            }
        }
        return false;
    }
}
