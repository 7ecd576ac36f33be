/** The accounts' users, roles and sessions: who may call at all, and by which key. */
@NullMarked
package dev.mlgovern.testkit.internal.directory;

import org.jspecify.annotations.NullMarked;
