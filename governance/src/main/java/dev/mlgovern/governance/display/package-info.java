/** How this module's values look as HTML. Needs j2html, which is an optional dependency. */
@NullMarked
package dev.mlgovern.governance.display;

import org.jspecify.annotations.NullMarked;
