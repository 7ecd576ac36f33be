package dev.mlgovern.testkit.internal.ram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import java.util.ArrayList;
import java.util.List;

/** Reads and writes members as RAM does. */
final class Wire {
    private static final int PAGE = 500;

    private Wire() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static ObjectNode object(String member, String value) {
        return object().put(member, value);
    }

    static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    /** {@return whether a member of the request, where it is there, is this value} */
    static boolean fits(Call call, String member, String value) {
        return !call.input().has(member) || call.input().path(member).asText().equals(value);
    }

    /** {@return whether a list of the request, where it is there, has this value} */
    static boolean among(Call call, String member, String value) {
        return !call.input().has(member) || texts(call.input().path(member)).contains(value);
    }

    static ObjectNode page(Call call, String member, List<ObjectNode> items, int most) {
        String token = call.input().path("nextToken").asText("0");
        int from;
        try {
            from = Integer.parseInt(token);
        } catch (NumberFormatException e) {
            throw (AwsError)
                    new AwsError(400, "InvalidNextTokenException", "The token is not of this request").initCause(e);
        }
        int size = Math.min(call.input().path("maxResults").asInt(PAGE), most);
        int to = Math.min(items.size(), from + size);
        ObjectNode page = object();
        items.stream().skip(from).limit(size).forEach(page.putArray(member)::add);
        return to < items.size() ? page.put("nextToken", Integer.toString(to)) : page;
    }
}
