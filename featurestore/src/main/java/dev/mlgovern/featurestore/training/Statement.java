package dev.mlgovern.featurestore.training;

import java.util.List;

/**
 * A statement of SQL.
 *
 * @param sql its text
 * @param parameters a literal for each {@code ?} in it
 */
record Statement(String sql, List<String> parameters) {
    /** The text, and nothing of the parameters. */
    @Override
    public String toString() {
        return sql;
    }
}
