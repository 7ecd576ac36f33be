package dev.mlgovern.testkit.internal.ram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Making, changing and finding shares and what they have: https://docs.aws.amazon.com/ram/latest/APIReference/Welcome.html */
final class ShareOperations {
    private final Shares shares;

    ShareOperations(Shares shares) {
        this.shares = shares;
    }

    Map<String, Function<Call, ObjectNode>> all() {
        Map<String, Function<Call, ObjectNode>> all = new HashMap<>();
        all.put("CreateResourceShare", this::create);
        all.put("UpdateResourceShare", this::update);
        all.put("DeleteResourceShare", this::delete);
        all.put("AssociateResourceShare", this::associate);
        all.put("DisassociateResourceShare", this::disassociate);
        all.put("AssociateResourceSharePermission", this::permit);
        all.put("GetResourceShares", this::list);
        all.put("GetResourceShareAssociations", this::associations);
        all.put("ListResourceSharePermissions", this::permissions);
        return all;
    }

    private ObjectNode create(Call call) {
        ObjectNode input = call.input();
        Share share = new Share(Shares.arn(call, "resource-share"), input, shares.now());
        List<ManagedPermission> wanted = Wire.texts(input.path("permissionArns")).stream()
                .map(ManagedPermission::of)
                .toList();
        shares.associate(call, share, input);
        wanted.forEach(permission -> share.permit(permission, false));
        permitTheRest(share);
        shares.all.add(share);
        ObjectNode answer = Wire.object();
        answer.set("resourceShare", share.document());
        return answer;
    }

    /** A type without a permission of the caller's choice gets its default one. */
    private static void permitTheRest(Share share) {
        share.associations().stream()
                .filter(each -> !each.principal())
                .map(each -> ManagedPermission.Type.of(each.entity()))
                .forEach(type -> share.permissions().computeIfAbsent(type, ManagedPermission::byDefault));
    }

    private ObjectNode update(Call call) {
        Share share = shares.own(call);
        share.change(call.input());
        ObjectNode answer = Wire.object();
        answer.set("resourceShare", share.document());
        return answer;
    }

    private ObjectNode delete(Call call) {
        shares.own(call).delete();
        return Wire.object().put("returnValue", true);
    }

    private ObjectNode associate(Call call) {
        Share share = shares.own(call);
        List<Association> changed = shares.associate(call, share, call.input());
        permitTheRest(share);
        return answer(share, changed);
    }

    private ObjectNode disassociate(Call call) {
        Share share = shares.own(call);
        List<Association> changed = share.associations().stream()
                .filter(each -> each.state() != Association.State.DISASSOCIATED)
                .filter(each -> Wire.texts(call.input().path(each.principal() ? "principals" : "resourceArns"))
                        .contains(each.entity()))
                .toList();
        if (changed.isEmpty()) {
            throw new AwsError(400, "UnknownResourceException", "The share does not have what is to be taken away.");
        }
        changed.forEach(Association::end);
        return answer(share, changed);
    }

    private static ObjectNode answer(Share share, List<Association> changed) {
        ObjectNode answer = Wire.object();
        changed.stream().map(each -> each.document(share)).forEach(answer.putArray("resourceShareAssociations")::add);
        return answer;
    }

    private ObjectNode permit(Call call) {
        shares.own(call)
                .permit(
                        ManagedPermission.of(call.input().path("permissionArn").asText()),
                        call.input().path("replace").asBoolean());
        return Wire.object().put("returnValue", true);
    }

    private ObjectNode list(Call call) {
        boolean own = call.input().path("resourceOwner").asText().equals("SELF");
        Stream<Share> wanted = own
                ? shares.all.stream()
                        .filter(share -> share.owner().equals(call.accountId())
                                && share.region().equals(call.region()))
                : shares.with(call.accountId(), call.region());
        shares.all.stream()
                .flatMap(share -> share.associations().stream())
                .filter(each -> !own && each.principal() && each.entity().equals(call.accountId()))
                .forEach(Association::looked);
        List<ObjectNode> found = wanted.filter(share -> Wire.fits(call, "name", share.name())
                        && Wire.fits(call, "resourceShareStatus", share.deleted() ? "DELETED" : "ACTIVE")
                        && Wire.among(call, "resourceShareArns", share.arn()))
                .filter(share -> !call.input().has("permissionArn")
                        || share.permissions().values().stream()
                                .anyMatch(each -> Wire.fits(call, "permissionArn", each.arn())))
                .map(Share::document)
                .toList();
        return page(call, "resourceShares", found);
    }

    private ObjectNode associations(Call call) {
        boolean principals = call.input().path("associationType").asText().equals("PRINCIPAL");
        List<ObjectNode> found = shares.all.stream()
                .filter(share ->
                        share.owner().equals(call.accountId()) && share.region().equals(call.region()))
                .filter(share -> Wire.among(call, "resourceShareArns", share.arn()))
                .flatMap(share -> share.associations().stream()
                        .filter(each -> each.principal() == principals)
                        .filter(each -> Wire.fits(call, principals ? "principal" : "resourceArn", each.entity()))
                        .filter(each -> Wire.fits(
                                call, "associationStatus", each.state().name()))
                        .map(each -> {
                            ObjectNode shown = each.document(share);
                            each.looked();
                            return shown;
                        }))
                .toList();
        return page(call, "resourceShareAssociations", found);
    }

    private ObjectNode permissions(Call call) {
        List<ObjectNode> found = shares.own(call).permissions().values().stream()
                .map(PermissionOperations::summary)
                .toList();
        return page(call, "permissions", found);
    }

    private ObjectNode page(Call call, String member, List<ObjectNode> items) {
        return Wire.page(call, member, items, shares.cloud.settings().pageSize());
    }
}
