package dev.mlgovern.testkit.internal.sts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.directory.Directory;
import dev.mlgovern.testkit.internal.service.Access;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import dev.mlgovern.testkit.internal.service.Cloud;
import dev.mlgovern.testkit.internal.service.Service;
import java.util.List;

/** {@code AssumeRole} and {@code GetCallerIdentity}. */
public final class StsService implements Service {
    private final Directory directory;
    private final Cloud cloud;

    /**
     * The service of one cloud.
     *
     * @param cloud its clock counts
     * @param directory the roles there are
     */
    public StsService(Cloud cloud, Directory directory) {
        this.cloud = cloud;
        this.directory = directory;
    }

    @Override
    public String name() {
        return "sts";
    }

    @Override
    public List<Access> access(Call call) {
        return switch (call.operation()) {
            case "AssumeRole" -> new AssumeRole(call, directory).access();
            case "GetCallerIdentity" -> List.of(Access.of("sts:GetCallerIdentity", "*", call.accountId()));
            default -> throw AwsError.unknownOperation(call.operation());
        };
    }

    @Override
    public ObjectNode answer(Call call) {
        if (call.operation().equals("AssumeRole")) {
            return new AssumeRole(call, directory).answer(cloud.clock().instant());
        }
        return JsonNodeFactory.instance
                .objectNode()
                .put("Account", call.accountId())
                .put("Arn", call.caller().arn())
                .put("UserId", call.caller().identity().userId());
    }
}
