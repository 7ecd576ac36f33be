package dev.mlgovern.registry.lineage;

import dev.mlgovern.registry.model.Digest;

/** Names that fit where they go and are the same each time. */
public final class StableName {
    private StableName() {}

    /**
     * A name of letters, digits and single hyphens; where that is too long, cut, with a hash of all of it at the end.
     *
     * @param text what it is about
     * @param max how long it may be, at least 16
     * @return the same name for the same text each time
     */
    public static String of(String text, int max) {
        String name = trim(text.replaceAll("[^a-zA-Z0-9]+", "-"));
        if (name.length() <= max) {
            return name;
        }
        String hash = Digest.of(text).brief();
        return trim(name.substring(0, max - hash.length() - 1)) + "-" + hash;
    }

    private static String trim(String name) {
        return name.replaceAll("^-+|-+$", "");
    }
}
