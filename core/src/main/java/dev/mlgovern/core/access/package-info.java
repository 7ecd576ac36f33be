/** Getting into accounts: one cached role session for everything that changes it, and the check that it is the right account. */
@NullMarked
package dev.mlgovern.core.access;

import org.jspecify.annotations.NullMarked;
