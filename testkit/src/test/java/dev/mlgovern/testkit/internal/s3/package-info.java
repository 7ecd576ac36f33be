/** Tests of LocalCloud's S3; one suite of them also runs against S3Mock. */
@NullMarked
package dev.mlgovern.testkit.internal.s3;

import org.jspecify.annotations.NullMarked;
