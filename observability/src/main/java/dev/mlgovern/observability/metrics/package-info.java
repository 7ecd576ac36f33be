/** What CloudWatch measured, read over many accounts: each by its own role, or all of them through a monitoring account. */
@NullMarked
package dev.mlgovern.observability.metrics;

import org.jspecify.annotations.NullMarked;
