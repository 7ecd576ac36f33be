package dev.mlgovern.testkit.internal.cost;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Pages of Cost Explorer: a token goes with the request that it came from. */
final class Paging {
    private final ObjectNode input;
    private final String token;

    Paging(Call call, String token) {
        this.input = call.input();
        this.token = token;
    }

    int from() {
        String given = input.path(token).asText("");
        if (given.isEmpty()) {
            return 0;
        }
        String plain;
        try {
            plain = new String(Base64.getUrlDecoder().decode(given), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
        String[] parts = plain.split(":", -1);
        if (parts.length != 2) {
            throw invalid();
        }
        if (!parts[1].equals(fingerprint())) {
            // https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetCostAndUsage.html#API_GetCostAndUsage_Errors
            throw new AwsError(
                    400, "RequestChangedException", "Your request parameters changed between pages. Try again.");
        }
        return Integer.parseInt(parts[0]);
    }

    String next(int to) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((to + ":" + fingerprint()).getBytes(StandardCharsets.UTF_8));
    }

    ObjectNode page(List<ObjectNode> items, int most, String member) {
        int from = Math.min(from(), items.size());
        int to = Math.min(items.size(), from + most);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putArray(member).addAll(items.subList(from, to));
        if (to < items.size()) {
            answer.put(token, next(to));
        }
        return answer;
    }

    private static AwsError invalid() {
        return new AwsError(400, "InvalidNextTokenException", "The pagination token is invalid. Try again.");
    }

    private String fingerprint() {
        return Integer.toHexString(
                input.deepCopy().without(List.of(token, "MaxResults")).hashCode());
    }
}
