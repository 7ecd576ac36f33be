/** What models cost, who did what, logs, metrics and findings over all accounts. */
@NullMarked
package dev.mlgovern.observability;

import org.jspecify.annotations.NullMarked;
