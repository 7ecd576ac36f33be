/** The Resource Groups Tagging API over the tags that the other services keep. */
@NullMarked
package dev.mlgovern.testkit.internal.tagging;

import org.jspecify.annotations.NullMarked;
