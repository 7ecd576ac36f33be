/** Running training sets on Athena: waiting, cost, rows and files, and leaving nothing behind. */
@NullMarked
package dev.mlgovern.featurestore.athena;

import org.jspecify.annotations.NullMarked;
