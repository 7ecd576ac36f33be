/** Promotion of a model version from a team's registry to another account's, by copying its bytes and its fields. */
@NullMarked
package dev.mlgovern.registry.promotion;

import org.jspecify.annotations.NullMarked;
