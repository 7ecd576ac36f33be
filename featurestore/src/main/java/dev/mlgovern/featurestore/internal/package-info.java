/** What packages of this module share, and nobody else uses. */
@NullMarked
package dev.mlgovern.featurestore.internal;

import org.jspecify.annotations.NullMarked;
