package dev.mlgovern.testkit.internal.cost;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.Access;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import dev.mlgovern.testkit.internal.service.Cloud;
import dev.mlgovern.testkit.internal.service.Metered;
import dev.mlgovern.testkit.internal.service.Service;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Cost Explorer: https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_Operations_AWS_Cost_Explorer_Service.html */
public final class CostExplorerService implements Service {
    private final CostBook book;
    private final Map<String, Function<Call, ObjectNode>> operations;

    /**
     * Cost Explorer over what was deployed.
     *
     * @param cloud has the clock
     * @param meter tells what ran
     */
    public CostExplorerService(Cloud cloud, Supplier<List<Metered>> meter) {
        book = new CostBook(cloud.clock(), meter);
        Usages usages = new Usages(book, cloud.settings().pageSize());
        operations = Map.of(
                "GetCostAndUsage", usages::answer,
                "GetCostForecast", new Forecasts(book)::answer,
                "GetTags", this::tags,
                "ListCostAllocationTags", book.activeTags()::list,
                "UpdateCostAllocationTagsStatus", book.activeTags()::update);
    }

    /** {@return the bill} */
    public CostBook book() {
        return book;
    }

    @Override
    public String name() {
        return "ce";
    }

    @Override
    public List<Access> access(Call call) {
        if (!operations.containsKey(call.operation())) {
            throw AwsError.unknownOperation(call.operation());
        }
        return List.of(Access.of("ce:" + call.operation(), "*", call.accountId()));
    }

    @Override
    public ObjectNode answer(Call call) {
        return operations
                .getOrDefault(call.operation(), other -> {
                    throw AwsError.unknownOperation(other.operation());
                })
                .apply(call);
    }

    /** https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_GetTags.html */
    private ObjectNode tags(Call call) {
        Interval asked = Interval.of(call.input());
        asked.checkPast(book.today());
        Predicate<CostEntry> filter =
                new CostFilter(book.activeTags()).of(call.input().path("Filter"));
        String key = call.input().path("TagKey").asText("");
        String search = call.input().path("SearchString").asText("");
        List<String> found = book.seenBy(call.accountId())
                .filter(entry -> asked.has(entry.day()))
                .filter(filter)
                .flatMap(entry -> key.isEmpty()
                        ? entry.tags().keySet().stream().filter(book.activeTags()::active)
                        : List.of(book.activeTags().value(entry, key)).stream())
                .filter(text -> text.contains(search))
                .distinct()
                .sorted()
                .toList();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode tags = answer.putArray("Tags");
        found.forEach(tags::add);
        return answer.put("ReturnSize", found.size()).put("TotalSize", found.size());
    }
}
