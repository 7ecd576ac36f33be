/** Trino as a function, so that it can be called through a class loader. */
@NullMarked
package dev.mlgovern.trino;

import org.jspecify.annotations.NullMarked;
