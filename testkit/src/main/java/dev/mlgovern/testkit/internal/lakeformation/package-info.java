/** Lake Formation: registered places, and who may do what with a table; grants are kept and listed, queries do not ask for them. */
@NullMarked
package dev.mlgovern.testkit.internal.lakeformation;

import org.jspecify.annotations.NullMarked;
