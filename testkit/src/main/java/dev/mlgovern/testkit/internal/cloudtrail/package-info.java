/** AWS CloudTrail, which writes down what the front door carried out, and looks it up again. */
@NullMarked
package dev.mlgovern.testkit.internal.cloudtrail;

import org.jspecify.annotations.NullMarked;
