/** Cost Explorer and Budgets over what was deployed and what a test adds. */
@NullMarked
package dev.mlgovern.testkit.internal.cost;

import org.jspecify.annotations.NullMarked;
