package dev.mlgovern.governance.inventory;

import dev.mlgovern.core.account.Place;
import dev.mlgovern.core.error.GovernanceException;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The model versions of all accounts.
 *
 * @param lines a version each
 * @param failures places that could not be read, with the reason; versions and endpoints there are not among the lines
 */
public record Inventory(List<InventoryLine> lines, Map<Place, GovernanceException> failures) {
    /**
     * Copies the collections.
     *
     * @param lines a version each
     * @param failures places that could not be read
     */
    public Inventory {
        lines = List.copyOf(lines);
        failures = Collections.unmodifiableMap(new LinkedHashMap<>(failures));
    }

    /**
     * Some of the lines.
     *
     * @param wanted which
     * @return an inventory of them, with the same failures
     */
    public Inventory where(Predicate<? super InventoryLine> wanted) {
        return new Inventory(lines.stream().filter(wanted).toList(), failures);
    }

    /**
     * The lines that something stands out about.
     *
     * @param concern what
     * @return an inventory of them, with the same failures
     */
    public Inventory with(Concern concern) {
        return where(line -> line.concerns().contains(concern));
    }

    /**
     * The lines in another order.
     *
     * @param order which
     * @return an inventory of all of them, with the same failures
     */
    public Inventory sorted(Comparator<? super InventoryLine> order) {
        return new Inventory(lines.stream().sorted(order).toList(), failures);
    }

    /**
     * The lines as CSV by RFC 4180, with a head. A value that a spreadsheet would take as a formula begins with an apostrophe.
     *
     * @return lines that end in CR LF; the failures are not among them
     */
    public String csv() {
        return InventoryTexts.csv(this);
    }

    /**
     * Lines and failures as one JSON object.
     *
     * @return an object with {@code models} and {@code failures}
     */
    public String json() {
        return InventoryTexts.json(this);
    }

    /** A table, and the places that failed. */
    @Override
    public String toString() {
        return InventoryTexts.table(this);
    }
}
