/**
 * What happens to every AWS call on its way: cost tags, one deadline, one retry, pacing, translated errors, and one event
 * for whoever listens.
 */
@NullMarked
package dev.mlgovern.core.call;

import org.jspecify.annotations.NullMarked;
