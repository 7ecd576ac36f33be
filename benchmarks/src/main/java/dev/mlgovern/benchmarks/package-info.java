/** How fast the library is beside the bare AWS SDK; each benchmark measures both sides in one run. */
@NullMarked
package dev.mlgovern.benchmarks;

import org.jspecify.annotations.NullMarked;
