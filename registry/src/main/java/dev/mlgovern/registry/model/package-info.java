/** The values of the model registry: groups, versions, what is registered, decisions, and where they are kept. */
@NullMarked
package dev.mlgovern.registry.model;

import org.jspecify.annotations.NullMarked;
