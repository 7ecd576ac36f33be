package dev.mlgovern.featurestore.training;

import java.util.List;

/**
 * A statement of SQL.
 *
 * @param sql its text
 * @param parameters a literal for each {@code ?} in it
 */
record Statement(String sql, List<String> parameters) {
    /** How much of each: rows from Java and defaults stand in the text. */
    @Override
    public String toString() {
        return "Statement[%d characters, %d parameters]".formatted(sql.length(), parameters.size());
    }
}
