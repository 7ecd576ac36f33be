/** Who may do what and what is missing for it, model cards, and the inventory of models over all accounts. */
@NullMarked
package dev.mlgovern.governance;

import org.jspecify.annotations.NullMarked;
