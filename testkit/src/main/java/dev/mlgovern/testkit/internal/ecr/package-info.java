/** ECR: repositories with their policies, and images with their digests. */
@NullMarked
package dev.mlgovern.testkit.internal.ecr;

import org.jspecify.annotations.NullMarked;
