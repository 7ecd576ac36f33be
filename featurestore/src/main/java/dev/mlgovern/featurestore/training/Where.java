package dev.mlgovern.featurestore.training;

import java.util.ArrayList;
import java.util.List;

/** The conditions of one WHERE. Values are parameters: it is the one place in a statement where Athena takes them. */
final class Where {
    // https://docs.aws.amazon.com/athena/latest/ug/querying-with-prepared-statements.html
    private final List<String> conditions = new ArrayList<>();
    private final List<String> parameters = new ArrayList<>();

    Where and(String condition) {
        conditions.add(condition);
        return this;
    }

    /** A condition with one {@code ?}. */
    Where and(String condition, String value) {
        parameters.add(SqlText.text(value));
        return and(condition);
    }

    /** A condition with one {@code ?}, beginning on a line of its own; empty without conditions. */
    String sql(String indent) {
        return conditions.isEmpty() ? "" : "\n" + indent + "WHERE " + String.join("\n" + indent + "  AND ", conditions);
    }

    List<String> parameters() {
        return parameters;
    }
}
