/** The house rules as tests, for every module. */
@NullMarked
package dev.mlgovern.testkit.house;

import org.jspecify.annotations.NullMarked;
