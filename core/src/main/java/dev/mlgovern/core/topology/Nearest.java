package dev.mlgovern.core.topology;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Finds what somebody may have meant. */
final class Nearest {
    private Nearest() {}

    /** Ends a message: {@code , did you mean "fraud"?}, or nothing if no name comes near. */
    static String hint(String name, Collection<String> known) {
        int tolerated = Math.max(1, name.length() / 3);
        return known.stream()
                .filter(candidate -> distance(name, candidate) <= tolerated)
                .min(Comparator.comparingInt((String candidate) -> distance(name, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .map(candidate -> ", did you mean \"" + candidate + "\"?")
                .orElse("");
    }

    /** How many letters to insert, drop, replace or swap with their neighbour (optimal string alignment). */
    private static int distance(String one, String other) {
        String left = one.toLowerCase(Locale.ROOT);
        String right = other.toLowerCase(Locale.ROOT);
        int[][] cost = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, i, j, left.charAt(i - 1) == right.charAt(j - 1));
                if (i > 1 && j > 1 && swapped(left, right, i, j)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[left.length()][right.length()];
    }

    private static int cheapest(int[][] cost, int i, int j, boolean same) {
        int replace = cost[i - 1][j - 1] + (same ? 0 : 1);
        return Math.min(replace, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    }

    private static boolean swapped(String left, String right, int i, int j) {
        return left.charAt(i - 1) == right.charAt(j - 2) && left.charAt(i - 2) == right.charAt(j - 1);
    }
}
