/** How the values of this module look as HTML. Needs j2html, which is an optional dependency. */
@NullMarked
package dev.mlgovern.observability.display;

import org.jspecify.annotations.NullMarked;
