package dev.mlgovern.testkit.internal.tagging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.AwsError;
import java.util.List;

/** Pages of the tagging API; the last one has an empty token. */
record TagPages(int most) {
    ObjectNode of(ObjectNode input, String member, List<JsonNode> items) {
        int from = offset(input.path("PaginationToken").asText(""), items.size());
        int size = Math.min(most, input.path("ResourcesPerPage").asInt(most));
        int to = Math.min(items.size(), from + size);
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        page.putArray(member).addAll(items.subList(from, to));
        return page.put("PaginationToken", to < items.size() ? "from-" + to : "");
    }

    private static int offset(String token, int items) {
        if (token.isEmpty()) {
            return 0;
        }
        try {
            int from = Integer.parseInt(token.replaceFirst("^from-", ""));
            if (token.startsWith("from-") && from >= 0 && from <= items) {
                return from;
            }
        } catch (NumberFormatException e) {
            throw invalid("PaginationToken is not of this request");
        }
        throw invalid("PaginationToken is not of this request");
    }

    static AwsError invalid(String message) {
        return new AwsError(400, "InvalidParameterException", message);
    }
}
