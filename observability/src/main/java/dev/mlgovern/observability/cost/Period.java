package dev.mlgovern.observability.cost;

import java.time.LocalDate;
import java.util.List;

/** The groups of a period, and whether they may still change. */
record Period(LocalDate start, List<Row> rows, boolean estimated) {
    Period {
        rows = List.copyOf(rows);
    }
}
