/** CloudWatch Logs: what was logged, and queries over it. */
@NullMarked
package dev.mlgovern.testkit.internal.logs;

import org.jspecify.annotations.NullMarked;
