/** What models cost, who did what, logs, metrics and tag coverage over all accounts. */
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
package dev.mlgovern.observability;

import org.immutables.value.Value;
import org.jspecify.annotations.NullMarked;
