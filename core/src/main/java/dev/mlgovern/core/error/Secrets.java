package dev.mlgovern.core.error;

import java.util.regex.Pattern;

/** Takes out of texts what must not reach a log or an exception: signatures and credentials, wherever a text has them from. */
public final class Secrets {
    // validation messages echo the value: "Value 'x' at 'externalId' failed to satisfy constraint"
    private static final Pattern ECHOED = Pattern.compile(
            "(?is)value (?:'.*?'|\".*?\") at '([^']*(?:externalId|token|environment|password|secret|policy|record|body|content)[^']*)'");
    // as parameters of a URL, as headers, and in the text that is signed
    private static final Pattern SIGNED = Pattern.compile(
            "(?i)(\\b(?:X-Amz-(?:Signature|Credential|Security-Token)|Signature)[=:]\\s?\\[?)[^&\\s\"',\\]]+");
    private static final Pattern ACCESS_KEY = Pattern.compile("\\b(?:AKIA|ASIA)[A-Z0-9]{12,}\\b");

    private Secrets() {}

    /**
     * A text without the signature and credential of presigned URLs, without access key ids, and without the values of
     * secret members that AWS's validation repeats.
     *
     * @param text any
     * @return the same with three stars for each
     */
    public static String hidden(String text) {
        String echoed = ECHOED.matcher(text).replaceAll("value *** at '$1'");
        String unsigned = SIGNED.matcher(echoed).replaceAll("$1***");
        return ACCESS_KEY.matcher(unsigned).replaceAll("***");
    }
}
