/** RAM: what accounts share with each other, and the policies that come of it. */
@NullMarked
package dev.mlgovern.testkit.internal.ram;

import org.jspecify.annotations.NullMarked;
