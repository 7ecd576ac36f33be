package dev.mlgovern.governance.inventory;

import dev.mlgovern.core.account.Place;

/**
 * An endpoint that serves a model version.
 *
 * @param place where it is
 * @param endpoint its name
 * @param status as AWS names it, such as {@code InService}
 */
public record ServedAt(Place place, String endpoint, String status) {
    @Override
    public String toString() {
        return "%s (%s, %s)".formatted(endpoint, place.account(), status);
    }
}
