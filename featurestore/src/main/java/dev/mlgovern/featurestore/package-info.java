/** Feature groups from Java types, and typed records into and out of them. */
@NullMarked
@Value.Style(
        visibility = Value.Style.ImplementationVisibility.PACKAGE,
        overshadowImplementation = true,
        jdk9Collections = true,
        jdkOnly = true,
        depluralize = true,
        optionalAcceptNullable = true,
        validationMethod = Value.Style.ValidationMethod.SIMPLE,
        redactedMask = "hidden",
        defaults = @Value.Immutable(copy = false))
package dev.mlgovern.featurestore;

import org.immutables.value.Value;
import org.jspecify.annotations.NullMarked;
