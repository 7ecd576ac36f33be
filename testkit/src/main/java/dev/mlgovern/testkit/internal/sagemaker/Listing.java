package dev.mlgovern.testkit.internal.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import dev.mlgovern.testkit.internal.service.Cloud;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Filters, sorts and pages what a list operation answers. */
final class Listing {
    private static final int DEFAULT_PAGE = 10;

    private final ObjectNode input;
    private List<ObjectNode> items;

    Listing(Call call, List<ObjectNode> items) {
        this.input = call.input();
        this.items = items;
    }

    Listing where(Predicate<ObjectNode> wanted) {
        items = items.stream().filter(wanted).toList();
        return this;
    }

    /** Keeps what equals a member of the request, where the request has it. */
    Listing equal(String requested, String member) {
        String wanted = Wire.text(input, requested);
        return wanted == null ? this : where(item -> wanted.equals(Wire.text(item, member)));
    }

    Listing nameContains(String member) {
        String wanted = Wire.text(input, "NameContains");
        return wanted == null ? this : where(item -> Wire.text(item, member, "").contains(wanted));
    }

    Listing created() {
        return between("CreationTime").between("LastModifiedTime");
    }

    /** Lists of lineage entities say CreatedAfter where others say CreationTimeAfter. */
    Listing between(String member) {
        return between(member, member);
    }

    Listing between(String requested, String member) {
        JsonNode after = input.get(requested + "After");
        JsonNode before = input.get(requested + "Before");
        return where(item -> {
            double time = item.path(member).asDouble();
            return (after == null || time > after.asDouble()) && (before == null || time < before.asDouble());
        });
    }

    /** Sorts by the request's SortBy and SortOrder; items of the same time stay in the order they were made. */
    Listing sorted(String nameMember, String byDefault, String order) {
        String by = Wire.text(input, "SortBy", byDefault);
        Comparator<ObjectNode> comparator = switch (by) {
            case "Name" -> Comparator.comparing(item -> Wire.text(item, nameMember, ""));
            case "CreationTime", "LastModifiedTime" ->
                Comparator.comparingDouble(item -> item.path(by).asDouble());
            default -> Comparator.comparing(item -> Wire.text(item, status(item), ""));
        };
        List<ObjectNode> sorted = new ArrayList<>(items);
        sorted.sort(comparator);
        if ("Descending".equals(Wire.text(input, "SortOrder", order))) {
            Collections.reverse(sorted);
        }
        items = sorted;
        return this;
    }

    private static String status(ObjectNode item) {
        return item.has("EndpointStatus") ? "EndpointStatus" : "Status";
    }

    ObjectNode page(Cloud cloud, String member) {
        return page(cloud, member, DEFAULT_PAGE);
    }

    ObjectNode page(Cloud cloud, String member, int byDefault) {
        int from = offset(Wire.text(input, "NextToken"));
        int most = Math.min(
                input.path("MaxResults").asInt(byDefault), cloud.settings().pageSize());
        int to = Math.min(items.size(), from + most);
        ObjectNode page = Wire.object();
        List<ObjectNode> copies = items.stream()
                .skip(from)
                .limit(most)
                .map(ObjectNode::deepCopy) // what an answer leaves out is not forgotten
                .toList();
        page.set(member, Wire.array(copies));
        if (to < items.size()) {
            page.put("NextToken", token(to));
        }
        return page;
    }

    private String token(int next) {
        String plain = next + ":" + fingerprint();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    private int offset(@Nullable String token) {
        if (token == null) {
            return 0;
        }
        try {
            String plain = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            int colon = plain.indexOf(':');
            if (colon > 0 && plain.substring(colon + 1).equals(fingerprint())) {
                return Integer.parseInt(plain.substring(0, colon));
            }
        } catch (IllegalArgumentException e) {
            throw invalidToken();
        }
        throw invalidToken();
    }

    private static AwsError invalidToken() {
        return AwsError.validation("The pagination token is invalid: it is not of this request");
    }

    private String fingerprint() {
        return Integer.toHexString(
                input.deepCopy().without(List.of("NextToken", "MaxResults")).hashCode());
    }
}
