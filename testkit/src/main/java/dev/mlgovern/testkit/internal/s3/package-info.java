/** Amazon S3 as LocalCloud plays it: the store, its rules and its REST protocol. */
@NullMarked
package dev.mlgovern.testkit.internal.s3;

import org.jspecify.annotations.NullMarked;
