/** Every model version of all accounts: where it serves, who approved it, its card and risk, its monitoring, who pays. */
@NullMarked
package dev.mlgovern.governance.inventory;

import org.jspecify.annotations.NullMarked;
