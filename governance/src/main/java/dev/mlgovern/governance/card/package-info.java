/** Model cards: what a model is, is for, may do wrong and was measured to do, kept in the governance account for the versions of all. */
@NullMarked
package dev.mlgovern.governance.card;

import org.jspecify.annotations.NullMarked;
