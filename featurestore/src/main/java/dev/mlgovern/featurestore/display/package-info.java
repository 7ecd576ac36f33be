/** How this module's values look as HTML: tables of what was found. Needs j2html, which is an optional dependency. */
@NullMarked
package dev.mlgovern.featurestore.display;

import org.jspecify.annotations.NullMarked;
