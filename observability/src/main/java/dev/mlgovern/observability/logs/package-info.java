/** What was logged, queried over many accounts and log groups at once. */
@NullMarked
package dev.mlgovern.observability.logs;

import org.jspecify.annotations.NullMarked;
