/** What executes the SQL of {@link dev.mlgovern.testkit.LocalCloud}'s Athena, and the tables that it reads. */
@NullMarked
package dev.mlgovern.testkit.query;

import org.jspecify.annotations.NullMarked;
