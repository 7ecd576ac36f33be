package dev.mlgovern.observability.logs;

import dev.mlgovern.core.account.AccountId;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the rows of an answer. */
final class Lines {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss[.SSS]");
    // "@log is a log group identifier in the form of account-id:log-group-name":
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_AnalyzeLogData-discoverable-fields.html
    private static final Pattern LOG = Pattern.compile("(\\d{12}):(.+)");

    private Lines() {}

    /** A row without a time is none of a log event. */
    static Optional<LogLine> of(Map<String, String> fields, LogSource only) {
        Matcher log = LOG.matcher(fields.getOrDefault("@log", ""));
        boolean told = log.matches();
        return at(fields.getOrDefault("@timestamp", ""))
                .map(at -> new LogLine(
                        told ? AccountId.of(log.group(1)) : only.account(),
                        told ? log.group(2) : only.group(),
                        fields.getOrDefault("@logStream", ""),
                        at,
                        fields.getOrDefault("@message", "")));
    }

    private static Optional<Instant> at(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
