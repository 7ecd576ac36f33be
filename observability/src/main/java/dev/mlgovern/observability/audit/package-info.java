/** Who did what, when, from where and for whom, over all accounts: read from CloudTrail, told in the words of the model lifecycle. */
@NullMarked
package dev.mlgovern.observability.audit;

import org.jspecify.annotations.NullMarked;
