package dev.mlgovern.registry.lineage;

import java.util.Map;

/** What may be recorded in the lineage of an account. */
public sealed interface LineageEvent permits Registered, Promoted, Deployed {
    /**
     * What is written down beside who and what.
     *
     * @return by name; at most 30, longer values are cut at 2500 characters
     */
    Map<String, String> facts();
}
