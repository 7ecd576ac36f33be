/** AWS's own API models: what each operation takes and gives, how it looks on the wire, and the check of both against the model. */
@NullMarked
package dev.mlgovern.testkit.internal.model;

import org.jspecify.annotations.NullMarked;
