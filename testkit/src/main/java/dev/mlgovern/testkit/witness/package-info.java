/** Those who look on at what a cloud is asked for. */
@NullMarked
package dev.mlgovern.testkit.witness;

import org.jspecify.annotations.NullMarked;
