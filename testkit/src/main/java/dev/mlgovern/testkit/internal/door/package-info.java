/** The one front door of the cloud: who calls what, is it well formed, is it permitted, should it fail; and the ways in to it. */
@NullMarked
package dev.mlgovern.testkit.internal.door;

import org.jspecify.annotations.NullMarked;
