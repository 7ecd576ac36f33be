/** Loads features with Spark, through the writer that loads them everywhere. */
@NullMarked
package dev.mlgovern.spark;

import org.jspecify.annotations.NullMarked;
