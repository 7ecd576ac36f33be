/**
 * Everything that this library throws: one unchecked root, and a subclass wherever a caller would act differently.
 */
@NullMarked
package dev.mlgovern.core.error;

import org.jspecify.annotations.NullMarked;
