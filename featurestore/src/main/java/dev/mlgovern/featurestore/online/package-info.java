/** The online store: records in, and the latest of each identifier out. */
@NullMarked
package dev.mlgovern.featurestore.online;

import org.jspecify.annotations.NullMarked;
