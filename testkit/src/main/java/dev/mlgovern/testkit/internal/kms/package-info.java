/** KMS: keys with their policies, data keys, and whether someone may use a key. */
@NullMarked
package dev.mlgovern.testkit.internal.kms;

import org.jspecify.annotations.NullMarked;
