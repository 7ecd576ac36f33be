/** Feature groups shared with other accounts: found by them, read and written by them, and what is missing if they cannot. */
@NullMarked
package dev.mlgovern.featurestore.sharing;

import org.jspecify.annotations.NullMarked;
