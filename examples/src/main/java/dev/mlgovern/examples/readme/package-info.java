/** The code that the README shows. */
@NullMarked
package dev.mlgovern.examples.readme;

import org.jspecify.annotations.NullMarked;
