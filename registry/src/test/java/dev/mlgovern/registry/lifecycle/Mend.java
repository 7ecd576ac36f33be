package dev.mlgovern.registry.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;

/** How requests that meet a deviation are answered as AWS does. */
@FunctionalInterface
interface Mend {
    Reply answer(Ask ask, Ways ways) throws IOException;

    /** Somebody who answers. */
    @FunctionalInterface
    interface Way {
        Reply ask(Ask ask) throws IOException;
    }

    /**
     * Who can be asked.
     *
     * @param moto moto itself, over the mends of further deviations of the same operation
     * @param local LocalCloud, for what moto does not have
     * @param kept what moto forgets, by ARN
     */
    record Ways(Way moto, Way local, Map<String, ObjectNode> kept) {}

    /** Lets LocalCloud answer. */
    static Reply local(Ask ask, Ways ways) throws IOException {
        return ways.local().ask(ask);
    }

    /** Lets LocalCloud keep the policy, on a group of the same name. */
    static Reply groupPolicy(Ask ask, Ways ways) throws IOException {
        String group = "ModelPackageGroupName";
        ways.local().ask(ask.instead("CreateModelPackageGroup", group, ask.text(group)));
        return ways.local().ask(ask);
    }

    /** Looks into the registry that is named. */
    static Reply named(Ask ask, Ways ways) throws IOException {
        return ways.moto().ask(ask.in(ask.text("registryId")));
    }

    /** Looks first whether the name is free. */
    static Reply taken(Ask ask, Ways ways) throws IOException {
        String group = "ModelPackageGroupName";
        Reply there = ways.moto().ask(ask.instead("DescribeModelPackageGroup", group, ask.text(group)));
        return there.good()
                ? Reply.refused("Model Package Group already exists: "
                        + there.body().path("ModelPackageGroupArn").asText())
                : ways.moto().ask(ask);
    }

    /** Keeps a field of a version, and adds it when the version is described. */
    static Mend keeping(String field) {
        return (ask, ways) -> {
            Reply reply = ways.moto().ask(ask);
            boolean describes = ask.operation().equals("DescribeModelPackage");
            JsonNode arn = reply.body().path("ModelPackageArn");
            if (!reply.good() || arn.isMissingNode()) {
                return reply;
            }
            ObjectNode kept = ways.kept().computeIfAbsent(arn.asText(), version -> Reply.object());
            if (describes && kept.has(field)) {
                reply.body().set(field, kept.get(field));
            } else if (ask.body().has(field)) {
                kept.set(field, ask.body().get(field));
            }
            return reply;
        };
    }

    /** Sends what is to stay along with what changes. */
    static Reply unchanged(Ask ask, Ways ways) throws IOException {
        Reply now =
                ways.moto().ask(ask.instead("DescribeModelPackage", "ModelPackageName", ask.text("ModelPackageArn")));
        for (String field : new String[] {"ModelApprovalStatus", "ApprovalDescription"}) {
            if (!ask.body().has(field) && now.body().has(field)) {
                ask.body().set(field, now.body().get(field));
            }
        }
        String metadata = "CustomerMetadataProperties";
        if (now.body().path(metadata) instanceof ObjectNode all) {
            ask.body().path(metadata).properties().forEach(each -> all.set(each.getKey(), each.getValue()));
            ask.body().set(metadata, all);
        }
        return ways.moto().ask(ask);
    }

    /** Describes one after the other. */
    static Reply oneByOne(Ask ask, Ways ways) throws IOException {
        ObjectNode answer = Reply.object();
        ObjectNode found = answer.putObject("ModelPackageSummaries");
        ObjectNode missing = answer.putObject("BatchDescribeModelPackageErrorMap");
        for (JsonNode arn : ask.body().path("ModelPackageArnList")) {
            Reply one = ways.moto().ask(ask.instead("DescribeModelPackage", "ModelPackageName", arn.asText()));
            if (one.good()) {
                found.set(arn.asText(), one.body());
            } else {
                missing.set(arn.asText(), Reply.object().put("ErrorCode", "400").put("ErrorResponse", "not found"));
            }
        }
        return Reply.of(answer);
    }

    /** Takes the endpoint away and makes it anew, with its tags. */
    static Reply anew(Ask ask, Ways ways) throws IOException {
        String name = "EndpointName";
        Reply now = ways.moto().ask(ask.instead("DescribeEndpoint", name, ask.text(name)));
        if (!now.good()) {
            return now;
        }
        String arn = now.body().path("EndpointArn").asText();
        Reply tags = ways.moto().ask(ask.instead("ListTags", "ResourceArn", arn));
        ways.moto().ask(ask.instead("DeleteEndpoint", name, ask.text(name)));
        if (tags.body().path("Tags") instanceof ArrayNode all) {
            ask.body().set("Tags", all);
        }
        return ways.moto().ask(ask.instead("CreateEndpoint", ask.body()));
    }
}
