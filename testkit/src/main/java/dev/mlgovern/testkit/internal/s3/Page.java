package dev.mlgovern.testkit.internal.s3;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;

/**
 * One page of a listing.
 *
 * @param keys shown by themselves
 * @param prefixes shown for all the keys below them
 * @param last where the next page goes on after
 */
record Page(List<String> keys, List<String> prefixes, String last, boolean truncated) {
    /** What is asked for. */
    record Query(String prefix, String delimiter, String after, int most) {
        /** The key itself, or the prefix that stands for it. */
        String shown(String key) {
            int end = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
            return end < 0 ? key : key.substring(0, end + delimiter.length());
        }

        boolean seen(String shown) {
            return shown.compareTo(after) <= 0;
        }
    }

    static Page of(Collection<String> sortedKeys, Query query) {
        List<String> keys = new ArrayList<>();
        List<String> prefixes = new ArrayList<>();
        String last = query.after();
        for (String key : sortedKeys) {
            String shown = query.shown(key);
            if (query.seen(shown) || shown.equals(last)) {
                continue;
            }
            if (keys.size() + prefixes.size() == query.most()) {
                return new Page(keys, prefixes, last, query.most() > 0);
            }
            (shown.equals(key) ? keys : prefixes).add(shown);
            last = shown;
        }
        return new Page(keys, prefixes, last, false);
    }

    static String encode(String last) {
        return Base64.getUrlEncoder().encodeToString(last.getBytes(StandardCharsets.UTF_8));
    }

    static String decode(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw S3Errors.invalidArgument("The continuation token provided is incorrect");
        }
    }
}
