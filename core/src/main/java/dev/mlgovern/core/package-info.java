/** The platform session: one opened {@link dev.mlgovern.core.MlPlatform} over all accounts of an organization. */
@NullMarked
@Value.Style(
        visibility = Value.Style.ImplementationVisibility.PACKAGE,
        overshadowImplementation = true,
        jdkOnly = true,
        jdk9Collections = true,
        depluralize = true,
        defaults = @Value.Immutable(copy = false))
package dev.mlgovern.core;

import org.immutables.value.Value;
import org.jspecify.annotations.NullMarked;
