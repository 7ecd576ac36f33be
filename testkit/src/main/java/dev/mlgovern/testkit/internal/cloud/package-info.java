/** What holds the services of one cloud together. */
@NullMarked
package dev.mlgovern.testkit.internal.cloud;

import org.jspecify.annotations.NullMarked;
