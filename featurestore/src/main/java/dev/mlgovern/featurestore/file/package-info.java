/** Records out of CSV and Parquet files, to be loaded into feature groups. */
@NullMarked
package dev.mlgovern.featurestore.file;

import org.jspecify.annotations.NullMarked;
