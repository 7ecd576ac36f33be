/** What stands in for a model's container: code that answers an endpoint's invocations with the bytes that were deployed. */
@NullMarked
package dev.mlgovern.testkit.inference;

import org.jspecify.annotations.NullMarked;
