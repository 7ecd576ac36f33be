/** Cost tags: the scheme that an organization agreed on, and the tags of one piece of work. */
@NullMarked
package dev.mlgovern.core.tag;

import org.jspecify.annotations.NullMarked;
