/** CloudWatch: what was measured, in one account and in those that are linked to it. */
@NullMarked
package dev.mlgovern.testkit.internal.cloudwatch;

import org.jspecify.annotations.NullMarked;
