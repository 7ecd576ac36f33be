/** The page that shows a run: accounts as columns, steps in order, lineage, tags. Knows nothing of how it was run. */
@NullMarked
package dev.mlgovern.examples.report;

import org.jspecify.annotations.NullMarked;
