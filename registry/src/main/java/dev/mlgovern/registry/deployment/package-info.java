/**
 * From the central registry to an endpoint: a version is put behind an endpoint in a team's test or production account,
 * checked with an invocation, and taken back when it does not work.
 */
@NullMarked
package dev.mlgovern.registry.deployment;

import org.jspecify.annotations.NullMarked;
