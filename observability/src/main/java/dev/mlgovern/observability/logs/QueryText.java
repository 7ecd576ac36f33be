package dev.mlgovern.observability.logs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The text of a query, in the language of Logs Insights: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html */
final class QueryText {
    static final int LONGEST = 10_000;

    private QueryText() {}

    static String of(LogQuery query, @Nullable String job) {
        StringBuilder text = new StringBuilder("fields @timestamp, @message, @logStream, @log");
        if (job != null) {
            filter(text, "@logStream", "^" + literal(job) + "\\x2f");
        }
        query.texts().forEach(each -> filter(text, "@message", literal(each)));
        text.append("\n| sort @timestamp ").append(query.newestFirst() ? "desc" : "asc");
        return text.append("\n| limit ").append(query.limit()).toString();
    }

    static String of(LogQuery query, List<LogSource> sources) {
        return of(query, sources.get(0).job());
    }

    private static void filter(StringBuilder text, String field, String pattern) {
        text.append("\n| filter ")
                .append(field)
                .append(" like /")
                .append(pattern)
                .append('/');
    }

    /**
     * A regular expression that matches the text and nothing else. How a quote is written inside quotes is not documented; so of ASCII only
     * letters, digits and spaces stand for themselves, and no character can end the expression.
     */
    static String literal(String text) {
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 || Character.isLetterOrDigit(c) || c == ' ') {
                pattern.append(c);
            } else {
                pattern.append("\\x%02x".formatted((int) c));
            }
        }
        return pattern.toString();
    }
}
