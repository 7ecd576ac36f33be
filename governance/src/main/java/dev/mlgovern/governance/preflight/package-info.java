/**
 * Whether everything is there that the work needs across accounts: roles that can be assumed and resource policies, read in all accounts
 * side by side, with the statement to add for what is missing. It only reads; what is to be added is a plan.
 */
@NullMarked
package dev.mlgovern.governance.preflight;

import org.jspecify.annotations.NullMarked;
