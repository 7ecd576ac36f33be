/** What a service of LocalCloud implements, and what the cloud gives it: callers, access, clock, state and the other services. */
@NullMarked
package dev.mlgovern.testkit.internal.service;

import org.jspecify.annotations.NullMarked;
