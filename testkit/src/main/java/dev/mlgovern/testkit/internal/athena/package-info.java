/** Athena: queries that a pluggable engine executes, their states, results and files. */
@NullMarked
package dev.mlgovern.testkit.internal.athena;

import org.jspecify.annotations.NullMarked;
