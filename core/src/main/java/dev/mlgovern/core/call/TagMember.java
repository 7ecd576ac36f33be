package dev.mlgovern.core.call;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkRequest;

/** The {@code Tags} member of a request whose type is not known. */
interface TagMember {
    static @Nullable TagMember of(SdkRequest request) {
        SdkField<?> field = RequestFacts.field(request, "Tags");
        if (field == null) {
            return null;
        }
        TagMember list = TagList.of(field);
        return list == null ? TagMap.of(field) : list;
    }

    /** The tags that are set, in their order. */
    List<Map.Entry<String, String>> tags(SdkRequest request);

    /** The request with more tags. */
    SdkRequest with(SdkRequest request, Map<String, String> more);
}
