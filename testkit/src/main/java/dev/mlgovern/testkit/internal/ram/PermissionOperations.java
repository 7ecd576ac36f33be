package dev.mlgovern.testkit.internal.ram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Permissions, invitations, and what is shared with whom. */
final class PermissionOperations {
    private final Shares shares;

    PermissionOperations(Shares shares) {
        this.shares = shares;
    }

    Map<String, Function<Call, ObjectNode>> all() {
        Map<String, Function<Call, ObjectNode>> all = new HashMap<>();
        all.put("ListPermissions", this::list);
        all.put("GetPermission", this::get);
        all.put("GetResourceShareInvitations", this::invitations);
        all.put("AcceptResourceShareInvitation", call -> answer(call, true));
        all.put("RejectResourceShareInvitation", call -> answer(call, false));
        all.put("ListResources", this::resources);
        all.put("ListPrincipals", this::principals);
        all.put("EnableSharingWithAwsOrganization", this::enable);
        return all;
    }

    static ObjectNode summary(ManagedPermission permission) {
        return Wire.object("arn", permission.arn())
                .put("version", "1")
                .put("defaultVersion", true)
                .put("name", permission.awsName())
                .put("resourceType", permission.type().awsName())
                .put("status", "ATTACHABLE")
                .put("isResourceTypeDefault", permission == ManagedPermission.byDefault(permission.type()))
                .put("permissionType", "AWS_MANAGED")
                .put("featureSet", "STANDARD");
    }

    private ObjectNode list(Call call) {
        List<ObjectNode> found = Arrays.stream(ManagedPermission.values())
                .filter(permission ->
                        Wire.fits(call, "resourceType", permission.type().awsName()))
                .map(PermissionOperations::summary)
                .toList();
        return page(call, "permissions", found);
    }

    private ObjectNode get(Call call) {
        ManagedPermission permission =
                ManagedPermission.of(call.input().path("permissionArn").asText());
        ObjectNode template = Wire.object("Effect", "Allow");
        permission.actions().forEach(template.putArray("Action")::add);
        ObjectNode answer = Wire.object();
        answer.set("permission", summary(permission).put("permission", template.toString()));
        return answer;
    }

    private ObjectNode invitations(Call call) {
        List<ObjectNode> found = shares.invitations.stream()
                .filter(each -> each.receiver().equals(call.accountId())
                        && each.share().region().equals(call.region()))
                .filter(Invitation::open)
                .filter(each ->
                        Wire.among(call, "resourceShareArns", each.share().arn())
                                && Wire.among(call, "resourceShareInvitationArns", each.arn()))
                .map(Invitation::document)
                .toList();
        return page(call, "resourceShareInvitations", found);
    }

    private ObjectNode answer(Call call, boolean yes) {
        String arn = call.input().path("resourceShareInvitationArn").asText();
        Invitation invitation = shares.invitations.stream()
                .filter(each -> each.arn().equals(arn) && each.receiver().equals(call.accountId()))
                .filter(Invitation::open)
                .findFirst()
                .orElseThrow(() -> new AwsError(
                        400,
                        "ResourceShareInvitationArnNotFoundException",
                        "Invitation " + arn + " could not be found."));
        invitation.answer(yes);
        ObjectNode answer = Wire.object();
        answer.set("resourceShareInvitation", invitation.document());
        return answer;
    }

    private ObjectNode resources(Call call) {
        List<ObjectNode> found = visible(call)
                .filter(share -> Wire.among(call, "resourceShareArns", share.arn()))
                .flatMap(share -> share.resources().stream()
                        .filter(arn -> Wire.among(call, "resourceArns", arn)
                                && Wire.fits(
                                        call,
                                        "resourceType",
                                        ManagedPermission.Type.of(arn).awsName()))
                        .map(arn -> Wire.object("arn", arn)
                                .put("type", ManagedPermission.Type.of(arn).awsName())
                                .put("resourceShareArn", share.arn())
                                .put("resourceRegionScope", "REGIONAL")))
                .toList();
        return page(call, "resources", found);
    }

    private ObjectNode principals(Call call) {
        List<ObjectNode> found = visible(call)
                .filter(share -> Wire.among(call, "resourceShareArns", share.arn()))
                .filter(share -> !call.input().has("resourceArn")
                        || share.has(call.input().path("resourceArn").asText()))
                .flatMap(share -> share.principals().stream()
                        .filter(id -> Wire.among(call, "principals", id))
                        .map(id -> Wire.object("id", id).put("resourceShareArn", share.arn())))
                .toList();
        return page(call, "principals", found);
    }

    private Stream<Share> visible(Call call) {
        return call.input().path("resourceOwner").asText().equals("SELF")
                ? shares.all.stream()
                        .filter(share -> !share.deleted() && share.owner().equals(call.accountId()))
                        .filter(share -> share.region().equals(call.region()))
                : shares.with(call.accountId(), call.region());
    }

    private ObjectNode enable(Call call) {
        shares.withOrganization = true;
        return Wire.object().put("returnValue", true);
    }

    private ObjectNode page(Call call, String member, List<ObjectNode> items) {
        return Wire.page(call, member, items, shares.cloud.settings().pageSize());
    }
}
