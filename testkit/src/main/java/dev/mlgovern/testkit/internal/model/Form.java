package dev.mlgovern.testkit.internal.model;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A form as browsers send it. */
public final class Form {
    private Form() {}

    /**
     * Reads a form or a query string.
     *
     * @param text {@code name=value&...}
     * @return values by name, decoded
     */
    public static Map<String, String> parse(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        parseAll(text).forEach((name, all) -> values.put(name, all.get(all.size() - 1)));
        return values;
    }

    /** Reads a form whose names may come more than once. */
    static Map<String, List<String>> parseAll(String text) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                values.computeIfAbsent(decode(name), first -> new ArrayList<>()).add(decode(value));
            }
        }
        return values;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
