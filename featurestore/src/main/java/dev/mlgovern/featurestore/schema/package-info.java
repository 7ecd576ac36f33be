/** What a feature group's records are made of: features, their types, and which of them name the record and its time. */
@NullMarked
package dev.mlgovern.featurestore.schema;

import org.jspecify.annotations.NullMarked;
