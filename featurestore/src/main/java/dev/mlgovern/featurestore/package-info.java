/** Feature groups from Java types; loading and reading records, training sets, finding and sharing features. */
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
