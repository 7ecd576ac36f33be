package dev.mlgovern.examples.quickstart;

import dev.mlgovern.core.topology.Account;
import dev.mlgovern.examples.report.RunReport;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints what happens as it happens, and remembers it for the report. Not thread-safe. */
final class Narrator {
    private static final String INDENT = "      ";

    private final PrintStream out;
    private final List<RunReport.Event> events = new ArrayList<>();

    Narrator(PrintStream out) {
        this.out = out;
    }

    void title(String title) {
        out.println();
        out.println(title);
        out.println("=".repeat(title.length()));
    }

    /** A line of numbers, written alike everywhere. */
    static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    /** Somebody acts in an account. */
    Scene scene(Person who, Account where) {
        return new Scene(who, where, where);
    }

    /** Somebody acts in an account, out of another one. */
    Scene scene(Person who, Account from, Account where) {
        return new Scene(who, from, where);
    }

    /** Who acts where. */
    final class Scene {
        private final Person who;
        private final Account from;
        private final Account where;

        private Scene(Person who, Account from, Account where) {
            this.who = who;
            this.from = from;
            this.where = where;
        }

        void did(String title, String... details) {
            events.add(new RunReport.Event(
                    where.id().value(), from.id().value(), who.toString(), title, List.of(details)));
            String place = from.equals(where) ? where.name() : from.name() + " -> " + where.name();
            out.println();
            out.printf("%4d  %s: %s%n", events.size(), who, title);
            out.println(INDENT + "[" + place + "]");
            for (String detail : details) {
                out.println(INDENT + "  " + detail);
            }
        }
    }

    /** A table or a tree that belongs to the step. */
    void block(String text) {
        out.println();
        text.lines().forEach(line -> out.println(INDENT + "  " + line));
    }

    List<RunReport.Event> events() {
        return List.copyOf(events);
    }
}
