package dev.mlgovern.testkit.internal.ram;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import dev.mlgovern.testkit.internal.service.Cloud;
import dev.mlgovern.testkit.internal.service.ShareStore;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The shares and invitations of all accounts. */
final class Shares implements ShareStore {
    final Cloud cloud;
    final List<Share> all = new ArrayList<>();
    final List<Invitation> invitations = new ArrayList<>();
    /** https://docs.aws.amazon.com/ram/latest/userguide/getting-started-sharing.html#getting-started-sharing-orgs */
    boolean withOrganization = true;

    int failures;

    Shares(Cloud cloud) {
        this.cloud = cloud;
    }

    double now() {
        return cloud.clock().instant().toEpochMilli() / 1000.0;
    }

    static String arn(Call call, String type) {
        return "arn:aws:ram:" + call.region() + ':' + call.accountId() + ':' + type + '/' + UUID.randomUUID();
    }

    /** A share of the caller that is there. */
    Share own(Call call) {
        String arn = call.input().path("resourceShareArn").asText();
        return all.stream()
                .filter(share -> share.arn().equals(arn) && !share.deleted())
                .filter(share -> share.owner().equals(call.accountId()))
                .findFirst()
                .orElseThrow(() ->
                        new AwsError(400, "UnknownResourceException", "ResourceShare " + arn + " could not be found."));
    }

    /** The shares that an account is in as one they are shared with. */
    Stream<Share> with(String accountId, String region) {
        return all.stream()
                .filter(share -> !share.deleted() && share.region().equals(region))
                .filter(share -> !share.owner().equals(accountId))
                .filter(share -> share.principals().stream()
                        .anyMatch(principal -> Principals.inside(principal, accountId, cloud.membership(accountId))));
    }

    /** Adds what is not there yet. */
    List<Association> associate(Call call, Share share, ObjectNode request) {
        List<Association> added = new ArrayList<>();
        for (String resource : Wire.texts(request.path("resourceArns"))) {
            requireOwn(share, resource);
            added.add(associate(share, resource, false, false));
        }
        for (String principal : Wire.texts(request.path("principals"))) {
            boolean outside = outside(share, Principals.checked(principal));
            if (outside && !share.external()) {
                throw notPermitted(
                        "Principal " + principal + " is outside of the organization, and the share allows none such.");
            }
            Association association = associate(share, principal, true, outside);
            if (Principals.account(principal) && (outside || !withOrganization) && fresh(association)) {
                association.await();
                invitations.add(new Invitation(arn(call, "resource-share-invitation"), share, association, now()));
            }
            added.add(association);
        }
        return added;
    }

    private boolean fresh(Association association) {
        return association.state() == Association.State.ASSOCIATING
                && invitations.stream().noneMatch(invitation -> invitation.of(association));
    }

    private Association associate(Share share, String entity, boolean principal, boolean outside) {
        for (Association there : share.associations()) {
            if (there.wanted() && there.entity().equals(entity)) {
                return there;
            }
        }
        share.associations().removeIf(gone -> gone.entity().equals(entity));
        Association added = new Association(entity, principal, outside, now());
        if (failures > 0) {
            failures--;
            added.fail();
        }
        share.associations().add(added);
        return added;
    }

    private boolean outside(Share share, String principal) {
        String home = cloud.membership(share.owner()).organization();
        if (Principals.account(principal)) {
            return !cloud.membership(principal).organization().equals(home);
        }
        // https://docs.aws.amazon.com/ram/latest/userguide/getting-started-sharing.html#getting-started-sharing-orgs
        if (!withOrganization || !Principals.organization(principal).equals(home)) {
            throw notPermitted("The principal is of another organization, or sharing with the organization is off.");
        }
        return false;
    }

    private static void requireOwn(Share share, String resource) {
        ManagedPermission.Type.of(resource);
        String[] parts = resource.split(":", -1);
        if (!parts[4].equals(share.owner()) || !parts[3].equals(share.region())) {
            throw new AwsError(400, "UnknownResourceException", "Resource " + resource + " could not be found.");
        }
    }

    private static AwsError notPermitted(String message) {
        return new AwsError(400, "OperationNotPermittedException", message);
    }

    @Override
    public @Nullable String policy(String resourceArn) {
        ArrayNode statements = JsonNodeFactory.instance.arrayNode();
        all.stream().filter(share -> share.has(resourceArn)).forEach(share -> share.policy(resourceArn, statements));
        if (statements.isEmpty()) {
            return null;
        }
        ObjectNode policy = Wire.object("Version", "2012-10-17");
        policy.set("Statement", statements);
        return policy.toString();
    }

    @Override
    public List<String> sharedWith(String accountId, String region, String resourceType) {
        return with(accountId, region)
                .flatMap(share -> share.resources().stream())
                .filter(arn -> ManagedPermission.Type.of(arn).inArn().equals(resourceType))
                .distinct()
                .toList();
    }
}
