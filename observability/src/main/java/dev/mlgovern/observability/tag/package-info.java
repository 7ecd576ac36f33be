/** Which resources of which account lack which tags of the platform's scheme, and how they get them. */
@NullMarked
package dev.mlgovern.observability.tag;

import org.jspecify.annotations.NullMarked;
