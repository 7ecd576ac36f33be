/** The platform session: one opened {@link dev.mlgovern.core.MlPlatform} over all accounts of an organization. */
@NullMarked
package dev.mlgovern.core;

import org.jspecify.annotations.NullMarked;
