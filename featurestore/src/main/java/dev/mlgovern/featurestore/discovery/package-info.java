/** Finding feature groups and features over all accounts of a platform: by asking SageMaker, or an index that is kept in memory. */
@NullMarked
package dev.mlgovern.featurestore.discovery;

import org.jspecify.annotations.NullMarked;
