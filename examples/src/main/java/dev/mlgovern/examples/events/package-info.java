/**
 * Approvals that act by themselves: a SageMaker event in, a promotion or a deployment out, as a plain function that runs in
 * an HTTP service or as an AWS Lambda function.
 */
@NullMarked
package dev.mlgovern.examples.events;

import org.jspecify.annotations.NullMarked;
