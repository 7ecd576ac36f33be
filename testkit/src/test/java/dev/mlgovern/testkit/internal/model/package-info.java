/** Tests of the check against the API models. */
@NullMarked
package dev.mlgovern.testkit.internal.model;

import org.jspecify.annotations.NullMarked;
