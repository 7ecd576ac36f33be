package dev.mlgovern.observability.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Puts in order what happened within one second, which is as exactly as CloudTrail tells the time: in each account as it was recorded, and
 * what something was made of, or allowed by, before it.
 */
final class SameSecond {
    private SameSecond() {}

    static List<AuditEvent> ordered(List<AuditEvent> oldestFirst) {
        List<AuditEvent> left = new ArrayList<>(oldestFirst);
        List<AuditEvent> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            AuditEvent first = left.get(0);
            List<AuditEvent> second = left.stream()
                    .takeWhile(event -> event.at().equals(first.at()))
                    .toList();
            AuditEvent next = second.stream()
                    .filter(event -> isReady(event, second))
                    .findFirst()
                    .orElse(first);
            ordered.add(next);
            left.removeIf(event -> event == next);
        }
        return ordered;
    }

    private static boolean isReady(AuditEvent event, List<AuditEvent> second) {
        boolean recordedBefore = second.stream()
                .takeWhile(other -> other != event)
                .anyMatch(other -> other.account().equals(event.account()));
        return !recordedBefore && second.stream().noneMatch(other -> other != event && isOf(event, other));
    }

    private static boolean isOf(AuditEvent event, AuditEvent other) {
        return other.subjects().stream()
                .limit(1)
                .map(SameSecond::lower)
                .anyMatch(
                        made -> event.sources().stream().map(SameSecond::lower).anyMatch(made::equals));
    }

    private static String lower(String arn) {
        return arn.toLowerCase(Locale.ROOT);
    }
}
