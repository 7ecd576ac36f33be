/** The quickstart: a model goes from a team's account to production, on an AWS in this process. */
@NullMarked
package dev.mlgovern.examples.quickstart;

import org.jspecify.annotations.NullMarked;
