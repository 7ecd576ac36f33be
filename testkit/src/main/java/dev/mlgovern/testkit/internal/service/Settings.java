package dev.mlgovern.testkit.internal.service;

import java.time.Duration;

/**
 * The knobs of a cloud.
 *
 * @param organizationId the organization that all accounts belong to, for example {@code o-exampleorg1}
 * @param lag how long Search and lists trail behind changes; zero means not at all
 * @param tokenMemory how long a {@code ClientToken} protects from doing something twice
 * @param pageSize the most items of a page, beside the service's own limit and what the caller asks for
 */
public record Settings(String organizationId, Duration lag, Duration tokenMemory, int pageSize) {}
