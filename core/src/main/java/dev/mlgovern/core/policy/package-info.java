/**
 * Resource policies as data: read, asked, added to statement by statement, and written back with what others wrote
 * left as it was.
 */
@NullMarked
package dev.mlgovern.core.policy;

import org.jspecify.annotations.NullMarked;
