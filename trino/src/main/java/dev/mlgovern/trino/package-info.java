/** Trino behind LocalCloud's Athena, in a class loader of its own. */
@NullMarked
package dev.mlgovern.trino;

import org.jspecify.annotations.NullMarked;
