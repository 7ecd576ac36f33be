/** {@code LocalCloud}: AWS with several accounts inside one JVM, to run and test multi-account code on a laptop. */
@NullMarked
package dev.mlgovern.testkit;

import org.jspecify.annotations.NullMarked;
