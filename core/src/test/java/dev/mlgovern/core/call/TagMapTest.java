package dev.mlgovern.core.call;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.RequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.LocationTrait;
import software.amazon.awssdk.core.traits.MapTrait;

class TagMapTest {
    @Test
    void with_aMapOfTags_addsToWhatIsSet() {
        SdkRequest request = new CreateJob(Map.of("note", "mine"));

        TagMember member = requireNonNull(TagMember.of(request));

        assertThat(member.tags(request)).containsExactly(Map.entry("note", "mine"));
        assertThat(member.tags(member.with(request, Map.of("owner", "ines"))))
                .containsExactlyInAnyOrder(Map.entry("note", "mine"), Map.entry("owner", "ines"));
    }

    /** As the SDK generates a request with a map of tags; none of the services in these tests has one. */
    private static final class CreateJob extends SdkRequest {
        private static final SdkField<Map<String, String>> TAGS = SdkField.<Map<String, String>>builder(
                        MarshallingType.MAP)
                .memberName("Tags")
                .getter(request -> ((CreateJob) request).tags)
                .setter((builder, tags) -> ((Builder) builder).tags = tags)
                .traits(
                        at("Tags"),
                        MapTrait.builder()
                                .keyLocationName("key")
                                .valueLocationName("value")
                                .valueFieldInfo(SdkField.builder(MarshallingType.STRING)
                                        .traits(at("value"))
                                        .build())
                                .build())
                .build();

        private final Map<String, String> tags;

        private static LocationTrait at(String name) {
            return LocationTrait.builder()
                    .location(MarshallLocation.PAYLOAD)
                    .locationName(name)
                    .build();
        }

        CreateJob(Map<String, String> tags) {
            this.tags = tags;
        }

        @Override
        public List<SdkField<?>> sdkFields() {
            return List.of(TAGS);
        }

        @Override
        public Optional<? extends RequestOverrideConfiguration> overrideConfiguration() {
            return Optional.empty();
        }

        @Override
        public SdkRequest.Builder toBuilder() {
            return new Builder();
        }

        private static final class Builder implements SdkRequest.Builder {
            private Map<String, String> tags = Map.of();

            @Override
            public RequestOverrideConfiguration overrideConfiguration() {
                throw new AssertionError("not asked for");
            }

            @Override
            public SdkRequest build() {
                return new CreateJob(tags);
            }
        }
    }
}
