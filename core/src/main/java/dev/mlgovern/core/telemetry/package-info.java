/** Calls as Micrometer and OpenTelemetry show them; needs one of the two, which are optional. */
@NullMarked
package dev.mlgovern.core.telemetry;

import org.jspecify.annotations.NullMarked;
