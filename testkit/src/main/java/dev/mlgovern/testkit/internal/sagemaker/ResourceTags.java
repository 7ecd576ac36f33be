package dev.mlgovern.testkit.internal.sagemaker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.Call;
import dev.mlgovern.testkit.internal.service.Origin;
import dev.mlgovern.testkit.internal.service.TagStore;
import java.util.List;
import java.util.Map;

/** SageMaker's tags as the tagging API sees them: what it does, it does by AddTags and DeleteTags in the caller's name. */
final class ResourceTags implements TagStore {
    private final Realms realms;
    private final Map<String, Operation> operations;

    ResourceTags(Realms realms) {
        this.realms = realms;
        this.operations = new TagOperations(realms).all();
    }

    @Override
    public Map<String, Map<String, String>> tagged(String accountId, String region) {
        return realms.of(new SageMakerArn(region, accountId, "", "")).tags.everTagged();
    }

    @Override
    public void tag(Origin origin, String arn, Map<String, String> tags) {
        ObjectNode input = Wire.object("ResourceArn", arn);
        input.set(
                "Tags",
                Wire.array(tags.entrySet().stream()
                        .map(tag -> Wire.object("Key", tag.getKey()).put("Value", tag.getValue()))
                        .toList()));
        perform("AddTags", input, origin);
    }

    @Override
    public void untag(Origin origin, String arn, List<String> keys) {
        ObjectNode input = Wire.object("ResourceArn", arn);
        keys.forEach(input.putArray("TagKeys")::add);
        perform("DeleteTags", input, origin);
    }

    private void perform(String operation, ObjectNode input, Origin origin) {
        Call call = new Call(operation, input, origin);
        Operation known = operations.get(operation);
        if (known == null) {
            throw new IllegalStateException("no operation " + operation);
        }
        known.access().apply(call).forEach(access -> realms.cloud.authorize(call.caller(), call.region(), access));
        var unused = known.answer().apply(call);
    }
}
