/** The organization as the platform sees it: regions, accounts, teams, where models are kept, and the tag scheme. */
@NullMarked
package dev.mlgovern.core.topology;

import org.jspecify.annotations.NullMarked;
