package dev.mlgovern.featurestore.athena;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A statement to be run.
 *
 * @param sql makes its text for the attempt, which has a name of its own
 * @param parameters a literal for each question mark
 * @param undo takes away what an attempt left that did not come off
 */
record Query(Function<String, String> sql, List<String> parameters, Consumer<String> undo) {
    static Query of(String sql) {
        return new Query(attempt -> sql, List.of(), attempt -> {});
    }

    /** The same for the same texts, on any machine. */
    static String digest(String... texts) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (String text : texts) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                sha.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                sha.update(bytes);
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Neither text nor parameters. */
    @Override
    public String toString() {
        return "Query[%d parameters]".formatted(parameters.size());
    }
}
