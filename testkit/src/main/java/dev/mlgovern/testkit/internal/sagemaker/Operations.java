package dev.mlgovern.testkit.internal.sagemaker;

import java.util.Map;

/** The operations on one kind of resource. */
interface Operations {
    /** By the names of the API model. */
    Map<String, Operation> all();
}
