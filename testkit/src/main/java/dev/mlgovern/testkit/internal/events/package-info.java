/** EventBridge as far as resource policies of event buses go. */
@NullMarked
package dev.mlgovern.testkit.internal.events;

import org.jspecify.annotations.NullMarked;
