/** What a reader runs first. */
@NullMarked
package dev.mlgovern.examples;

import org.jspecify.annotations.NullMarked;
