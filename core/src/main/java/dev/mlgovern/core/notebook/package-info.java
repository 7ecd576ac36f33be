/**
 * Shows values as HTML in notebooks with a Java kernel, JJava or IJava. The kernel brings the classes that this needs; nothing else of
 * the library uses this package.
 */
@NullMarked
package dev.mlgovern.core.notebook;

import org.jspecify.annotations.NullMarked;
