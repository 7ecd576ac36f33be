/** SageMaker of LocalCloud: model registry, hosting, lineage, tags and Search, each account and Region with a state of its own. */
@NullMarked
package dev.mlgovern.testkit.internal.sagemaker;

import org.jspecify.annotations.NullMarked;
