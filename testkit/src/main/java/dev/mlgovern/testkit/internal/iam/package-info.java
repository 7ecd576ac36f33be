/** IAM policies and how AWS decides with them. */
@NullMarked
package dev.mlgovern.testkit.internal.iam;

import org.jspecify.annotations.NullMarked;
