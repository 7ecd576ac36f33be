package dev.mlgovern.testkit.house;

import java.util.List;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointResponse;

/** What the house rules forbid: a public class to extend, with a service's type in a signature. */
public class OpenToAll {
    /** Nothing to see. */
    public OpenToAll() {}

    /**
     * Shows a service's type inside another type.
     *
     * @return nothing
     */
    public List<DescribeEndpointResponse> endpoints() {
        return List.of();
    }
}
