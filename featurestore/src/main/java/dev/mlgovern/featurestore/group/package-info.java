/** Feature groups: what they are defined as, what they are in AWS, and the plan that makes the second the first. */
@NullMarked
package dev.mlgovern.featurestore.group;

import org.jspecify.annotations.NullMarked;
