/** Steps of a SageMaker pipeline: one command that registers, promotes, deploys and answers callback steps. */
@NullMarked
package dev.mlgovern.examples.pipeline;

import org.jspecify.annotations.NullMarked;
