/**
 * Work that takes more than one call: lazily paged listings, waiting for a state, the same work over many accounts, and
 * plans of steps that can be run again.
 */
@NullMarked
package dev.mlgovern.core.work;

import org.jspecify.annotations.NullMarked;
