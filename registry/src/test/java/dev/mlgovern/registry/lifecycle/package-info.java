/** The road of a model on LocalCloud, and on moto as a second opinion. */
@NullMarked
package dev.mlgovern.registry.lifecycle;

import org.jspecify.annotations.NullMarked;
