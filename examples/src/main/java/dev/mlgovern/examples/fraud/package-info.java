/** What team fraud brings: its data, its model, what it measured, and the container that serves it. Nothing here knows AWS. */
@NullMarked
package dev.mlgovern.examples.fraud;

import org.jspecify.annotations.NullMarked;
