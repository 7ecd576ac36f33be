/** What the accounts of the platform cost, by whom and for what, from Cost Explorer in the account that pays, with a guard on what asking costs. */
@NullMarked
package dev.mlgovern.observability.cost;

import org.jspecify.annotations.NullMarked;
