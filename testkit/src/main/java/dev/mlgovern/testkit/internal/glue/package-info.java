/** The Glue Data Catalog: databases and tables. */
@NullMarked
package dev.mlgovern.testkit.internal.glue;

import org.jspecify.annotations.NullMarked;
