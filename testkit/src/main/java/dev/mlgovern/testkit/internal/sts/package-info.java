/** STS: role sessions and who one is. */
@NullMarked
package dev.mlgovern.testkit.internal.sts;

import org.jspecify.annotations.NullMarked;
