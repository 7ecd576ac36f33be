/** Model groups and versions, their approval, promotion between registries, deployment and lineage. */
@NullMarked
package dev.mlgovern.registry;

import org.jspecify.annotations.NullMarked;
