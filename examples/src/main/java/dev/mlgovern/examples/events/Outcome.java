package dev.mlgovern.examples.events;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.mlgovern.registry.model.ModelVersionArn;
import java.util.List;

/** What came of an event. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "outcome")
public sealed interface Outcome {
    /**
     * The version is in the central registry, where it waits for an approval.
     *
     * @param source in its team's registry
     * @param central its only copy
     */
    record Promoted(ModelVersionArn source, ModelVersionArn central) implements Outcome {}

    /**
     * The group's newest approved versions serve.
     *
     * @param endpoints one for each stage that has a version approved for it
     */
    record Deployed(List<Serving> endpoints) implements Outcome {
        /**
         * Copies the list.
         *
         * @param endpoints one for each stage that has a version approved for it
         */
        public Deployed {
            endpoints = List.copyOf(endpoints);
        }
    }

    /**
     * There was nothing to do.
     *
     * @param reason why
     */
    record Ignored(String reason) implements Outcome {}

    /**
     * A rule does not let it happen, and the same event again would not either.
     *
     * @param reason which one
     */
    record Refused(String reason) implements Outcome {}

    /**
     * It did not work this time. What is done stays done; the same event again does the rest.
     *
     * @param reason what failed
     */
    record RetryLater(String reason) implements Outcome {}

    /**
     * A version behind an endpoint.
     *
     * @param endpoint its ARN
     * @param version of the central registry
     */
    record Serving(String endpoint, ModelVersionArn version) {}

    /**
     * As JSON, such as <code>{"outcome":"Ignored","reason":"…"}</code>.
     *
     * @return UTF-8
     */
    default byte[] json() {
        try {
            return Writing.JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an outcome is always JSON", e);
        }
    }

    /** How outcomes are written. */
    final class Writing {
        private static final ObjectMapper JSON = new ObjectMapper()
                .registerModule(new SimpleModule().addSerializer(ModelVersionArn.class, ToStringSerializer.instance));

        private Writing() {}
    }
}
