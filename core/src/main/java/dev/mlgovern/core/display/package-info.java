/**
 * How values look as HTML, in a notebook or on a page: what modules say about their values, and what makes tables of them. Only the
 * classes that make HTML need j2html, which is an optional dependency.
 */
@NullMarked
package dev.mlgovern.core.display;

import org.jspecify.annotations.NullMarked;
