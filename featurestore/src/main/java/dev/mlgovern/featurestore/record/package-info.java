/** Records of a feature group, and the Java types that they are made from and read into. */
@NullMarked
package dev.mlgovern.featurestore.record;

import org.jspecify.annotations.NullMarked;
