package dev.mlgovern.core.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A plan as text. */
final class PlanTable {
    private static final List<String> HEADER = List.of("", "step", "account", "bytes", "needs");

    private PlanTable() {}

    static String of(String title, List<PlannedStep> steps) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADER);
        steps.forEach(step -> rows.add(row(step)));
        int[] widths = new int[HEADER.size() - 1];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder table = new StringBuilder(heading(title, steps));
        line(table, HEADER, widths);
        for (int i = 0; i < steps.size(); i++) {
            line(table, rows.get(i + 1), widths);
            steps.get(i)
                    .notes()
                    .forEach(note -> table.append("       - ").append(note).append('\n'));
        }
        return table.toString();
    }

    private static String heading(String title, List<PlannedStep> steps) {
        long done = steps.stream().filter(PlannedStep::done).count();
        long bytes = steps.stream()
                .filter(step -> !step.done())
                .mapToLong(PlannedStep::bytes)
                .sum();
        String left = done == steps.size()
                ? "everything is done"
                : "%d of %d steps to do, %s to move".formatted(steps.size() - done, steps.size(), bytes(bytes));
        return "%s: %s%n".formatted(title, left);
    }

    private static List<String> row(PlannedStep step) {
        return List.of(
                step.done() ? "done" : "to do",
                step.name(),
                step.account().value(),
                step.bytes() == 0 ? "-" : bytes(step.bytes()),
                step.actions().isEmpty() ? "-" : String.join(", ", step.actions()));
    }

    private static void line(StringBuilder table, List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder("  ");
        for (int i = 0; i < row.size(); i++) {
            String cell = row.get(i);
            boolean number = HEADER.get(i).equals("bytes");
            String pad = i < widths.length ? " ".repeat(widths[i] - cell.length()) : "";
            line.append(number ? pad + cell : cell + pad).append("  ");
        }
        table.append(line.toString().stripTrailing()).append('\n');
    }

    static String bytes(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        double scaled = bytes;
        String unit = "B";
        for (String next : List.of("KiB", "MiB", "GiB", "TiB")) {
            if (scaled < 1024) {
                break;
            }
            scaled /= 1024;
            unit = next;
        }
        return String.format(Locale.ROOT, "%.1f %s", scaled, unit);
    }
}
