package dev.mlgovern.testkit.internal.door;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.model.ApiModel.Page;

/** An empty page put before a page: its token leads to what was asked for. */
final class EmptyPage {
    private static final String MARK = "after-empty-page:";

    private EmptyPage() {}

    /** Takes the mark off a request's token, and tells whether there was one. */
    static boolean unwrap(ObjectNode input, Page page) {
        String token = input.path(page.token()).asText();
        if (!token.startsWith(MARK)) {
            return false;
        }
        if (token.equals(MARK)) {
            input.remove(page.token());
        } else {
            input.put(page.token(), token.substring(MARK.length()));
        }
        return true;
    }

    static ObjectNode before(ObjectNode input, Page page) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putArray(page.items());
        return answer.put(page.token(), MARK + input.path(page.token()).asText());
    }
}
