/** The bytes of models: looking at them where they are, and copying them inside S3, never through this JVM. */
@NullMarked
package dev.mlgovern.registry.artifact;

import org.jspecify.annotations.NullMarked;
