/**
 * Where a model came from: what registration, promotion and deployment record in SageMaker's lineage, and the one graph
 * that is read back over all accounts.
 *
 * <p>Every account keeps its own lineage. The accounts are joined by what an entry stands for, the ARN or URI of its
 * source, so that reading needs no lineage sharing between accounts.
 */
@NullMarked
package dev.mlgovern.registry.lineage;

import org.jspecify.annotations.NullMarked;
