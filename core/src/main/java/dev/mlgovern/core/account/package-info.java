/** What an account is: its id, what it is for, and the stage it serves. */
@NullMarked
package dev.mlgovern.core.account;

import org.jspecify.annotations.NullMarked;
