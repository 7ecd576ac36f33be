package dev.mlgovern.testkit.internal.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.sagemaker.LineageStore.Writer;
import dev.mlgovern.testkit.internal.service.Call;
import java.util.ArrayList;
import java.util.List;

/**
 * What SageMaker tracks by itself for packages and endpoints:
 * https://docs.aws.amazon.com/sagemaker/latest/dg/lineage-tracking-auto-creation.html
 */
final class AutoLineage {
    private static final int NAME = 120;

    private final Realms realms;
    private final LineageStore store;

    AutoLineage(Realms realms) {
        this.realms = realms;
        this.store = new LineageStore(realms);
    }

    void group(Call call, SageMakerArn group) {
        Writer writer = Writer.of(call, group);
        context(writer, "ModelGroup", group, "aws-model-group");
    }

    void version(Call call, SageMakerArn version, ObjectNode made) {
        Writer writer = Writer.of(call, version);
        SageMakerArn artifact = artifact(writer, "ModelPackage", version.toString());
        SageMakerArn group =
                context(writer, "ModelGroup", version.with(Groups.TYPE, version.group()), "aws-model-group");
        link(writer, artifact, group, "AssociatedWith");
        for (JsonNode container : made.path("InferenceSpecification").path("Containers")) {
            for (SageMakerArn part : parts(writer, container)) {
                link(writer, part, artifact, "ContributedTo");
            }
        }
        approval(call, version, made);
    }

    /** One action for each approval status that a version comes into. */
    void approval(Call call, SageMakerArn version, ObjectNode changed) {
        Writer writer = Writer.of(call, version);
        String status = Wire.text(changed, "ModelApprovalStatus", "PendingManualApproval");
        String name = version.name().replace('/', '-') + "-" + status + "-"
                + realms.cloud.clock().millis();
        ObjectNode action = Wire.object("ActionName", cut(name, "aws-model-package"))
                .put("ActionType", "Approval")
                .put("Status", "Completed");
        action.set("Source", Wire.object("SourceUri", version.toString()).put("SourceType", "ARN"));
        action.set("Properties", Wire.object("ModelApprovalStatus", status));
        SageMakerArn approval = store.ensure(writer, LineageKind.ACTION, action);
        link(writer, approval, artifact(writer, "ModelPackage", version.toString()), "ContributedTo");
    }

    void deployment(Call call, SageMakerArn endpoint, List<ObjectNode> models) {
        Writer writer = Writer.of(call);
        SageMakerArn context = context(writer, "Endpoint", endpoint, "aws-endpoint");
        String name = endpoint.name() + "-" + realms.cloud.clock().millis();
        ObjectNode action = Wire.object("ActionName", cut(name, "aws-endpoint"))
                .put("ActionType", "ModelDeployment")
                .put("Status", "Completed");
        action.set("Source", Wire.object("SourceUri", endpoint.toString()).put("SourceType", "ARN"));
        SageMakerArn deployment = store.ensure(writer, LineageKind.ACTION, action);
        for (ObjectNode model : models) {
            ModelContainers.packages(call, model)
                    .forEach(used -> link(
                            writer, artifact(writer, "ModelPackage", used.toString()), deployment, "ContributedTo"));
            for (ObjectNode container : ModelContainers.resolve(realms, call, model)) {
                parts(writer, container).forEach(part -> link(writer, part, deployment, "ContributedTo"));
            }
        }
        link(writer, deployment, context, "AssociatedWith");
    }

    private List<SageMakerArn> parts(Writer writer, JsonNode container) {
        List<SageMakerArn> parts = new ArrayList<>();
        Containers.modelData(container).forEach(uri -> parts.add(artifact(writer, "Model", uri)));
        String image = Wire.text(container, "Image");
        if (image != null) {
            parts.add(artifact(writer, "Image", image));
        }
        return parts;
    }

    private SageMakerArn artifact(Writer writer, String type, String uri) {
        ObjectNode artifact = Wire.object("ArtifactType", type);
        artifact.set("Source", Wire.object("SourceUri", uri));
        return store.ensure(writer, LineageKind.ARTIFACT, artifact);
    }

    private SageMakerArn context(Writer writer, String type, SageMakerArn of, String suffix) {
        ObjectNode context = Wire.object("ContextType", type)
                .put(
                        "ContextName",
                        cut(of.name() + "-" + LineageStore.digest(of.toString()).substring(0, 8), suffix));
        context.set("Source", Wire.object("SourceUri", of.toString()).put("SourceType", "ARN"));
        return store.ensure(writer, LineageKind.CONTEXT, context);
    }

    private void link(Writer writer, SageMakerArn from, SageMakerArn to, String type) {
        store.ensureLink(writer, new LineageStore.Link(from, to, type));
    }

    private static String cut(String name, String suffix) {
        int room = NAME - suffix.length() - 1;
        return (name.length() <= room ? name : name.substring(0, room).replaceAll("-+$", "")) + "-" + suffix;
    }
}
