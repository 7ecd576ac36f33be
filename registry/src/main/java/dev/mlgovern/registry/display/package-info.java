/**
 * How this module's values look as HTML: tables of versions and field changes, and lineage drawn. Needs j2html and Eclipse ELK, which
 * are optional dependencies.
 */
@NullMarked
package dev.mlgovern.registry.display;

import org.jspecify.annotations.NullMarked;
