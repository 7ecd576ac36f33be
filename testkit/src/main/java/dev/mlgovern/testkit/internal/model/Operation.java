package dev.mlgovern.testkit.internal.model;

import org.jspecify.annotations.Nullable;

/**
 * An operation of an API model.
 *
 * @param name its name
 * @param http method and path
 * @param input name of the request's shape
 * @param output what it answers
 */
public record Operation(String name, Http http, @Nullable String input, Output output) {
    /**
     * Method and path.
     *
     * @param method HTTP method
     * @param uri path with {@code {members}}
     * @param status HTTP status of success
     */
    record Http(String method, String uri, int status) {}

    /**
     * What an operation answers.
     *
     * @param shape name of the answer's shape
     * @param wrapper element that holds it in the query protocol
     */
    record Output(@Nullable String shape, @Nullable String wrapper) {}
}
