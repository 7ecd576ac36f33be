package dev.mlgovern.testkit.internal.ram;

import static dev.mlgovern.testkit.internal.ram.Accounts.CATALOG;
import static dev.mlgovern.testkit.internal.ram.Accounts.FRIEND;
import static dev.mlgovern.testkit.internal.ram.Accounts.GROUP;
import static dev.mlgovern.testkit.internal.ram.Accounts.STRANGER;
import static dev.mlgovern.testkit.internal.ram.Accounts.permission;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.ram.RamClient;
import software.amazon.awssdk.services.ram.model.CreateResourceShareRequest;
import software.amazon.awssdk.services.ram.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.ram.model.InvalidParameterException;
import software.amazon.awssdk.services.ram.model.MalformedArnException;
import software.amazon.awssdk.services.ram.model.OperationNotPermittedException;
import software.amazon.awssdk.services.ram.model.ResourceOwner;
import software.amazon.awssdk.services.ram.model.ResourceShareAssociationStatus;
import software.amazon.awssdk.services.ram.model.ResourceShareAssociationType;
import software.amazon.awssdk.services.ram.model.ResourceShareInvitation;
import software.amazon.awssdk.services.ram.model.ResourceShareInvitationAlreadyAcceptedException;
import software.amazon.awssdk.services.ram.model.ResourceShareStatus;
import software.amazon.awssdk.services.ram.model.UnknownResourceException;
import software.amazon.awssdk.services.sagemakerfeaturestoreruntime.model.SageMakerFeatureStoreRuntimeException;

class RamTest {
    private static final String READ = permission("AWSRAMPermissionSageMakerFeatureGroupReadOnly");
    private static final String WRITE = permission("AWSRAMPermissionSagemakerFeatureGroupReadWrite");
    private static final String SEARCH = permission("AWSRAMPermissionSageMakerCatalogResourceSearch");

    @RegisterExtension
    final Accounts accounts = new Accounts();

    private final RamClient ram = accounts.ram;

    @Test
    void share_insideTheOrganization_letsInWithoutInvitationOnceItIsAssociated() {
        String share = share(r -> r.resourceArns(GROUP).principals(FRIEND).permissionArns(READ));
        assertThatThrownBy(() -> accounts.get(FRIEND))
                .isInstanceOf(SageMakerFeatureStoreRuntimeException.class)
                .hasMessageContaining("no resource-based policy allows");
        assertThat(accounts.settle(share)).containsExactly(ResourceShareAssociationStatus.ASSOCIATED);
        accounts.get(FRIEND);
        assertThat(invitations(FRIEND)).isEmpty();
        assertThatThrownBy(() -> accounts.put(FRIEND)).isInstanceOf(SageMakerFeatureStoreRuntimeException.class);
        assertThatThrownBy(() -> accounts.get(STRANGER)).isInstanceOf(SageMakerFeatureStoreRuntimeException.class);
    }

    @Test
    void share_outsideTheOrganization_waitsForTheInvitationToBeAccepted() {
        String share = share(r -> r.resourceArns(GROUP).principals(STRANGER).permissionArns(READ));
        assertThat(accounts.settle(share)).containsExactly(ResourceShareAssociationStatus.ASSOCIATING);
        String invitation = invitations(STRANGER).get(0).resourceShareInvitationArn();
        RamClient stranger = accounts.ram(STRANGER);
        stranger.acceptResourceShareInvitation(r -> r.resourceShareInvitationArn(invitation));
        assertThat(accounts.settle(share)).containsExactly(ResourceShareAssociationStatus.ASSOCIATED);
        accounts.get(STRANGER);
        assertThatThrownBy(() -> stranger.acceptResourceShareInvitation(r -> r.resourceShareInvitationArn(invitation)))
                .isInstanceOf(ResourceShareInvitationAlreadyAcceptedException.class);
        assertThat(stranger.listResources(r -> r.resourceOwner(ResourceOwner.OTHER_ACCOUNTS))
                        .resources())
                .extracting(resource -> resource.arn())
                .containsExactly(GROUP);
    }

    @Test
    void invitation_rejected_endsTheAssociation() {
        String share = share(r -> r.resourceArns(GROUP).principals(STRANGER));
        String invitation = invitations(STRANGER).get(0).resourceShareInvitationArn();
        accounts.ram(STRANGER).rejectResourceShareInvitation(r -> r.resourceShareInvitationArn(invitation));
        assertThat(accounts.settle(share)).containsExactly(ResourceShareAssociationStatus.DISASSOCIATED);
    }

    @Test
    void share_withAUnit_letsInWhoIsInIt() {
        String share =
                share(r -> r.resourceArns(GROUP).principals(Accounts.UNIT).permissionArns(WRITE));
        assertThat(accounts.settle(share)).containsExactly(ResourceShareAssociationStatus.ASSOCIATED);
        accounts.put(FRIEND);
        assertThatThrownBy(() -> accounts.put(STRANGER)).isInstanceOf(SageMakerFeatureStoreRuntimeException.class);
        assertThatThrownBy(() -> accounts.put("444444444444"))
                .isInstanceOf(SageMakerFeatureStoreRuntimeException.class);
    }

    @Test
    void share_withTheOrganization_letsItsAccountsIn() {
        String organization = "arn:aws:organizations::999999999999:organization/o-exampleorg1";
        accounts.settle(share(r -> r.resourceArns(GROUP).principals(organization)));
        accounts.get("444444444444");
        assertThatThrownBy(() -> accounts.get(STRANGER)).isInstanceOf(SageMakerFeatureStoreRuntimeException.class);
        accounts.cloud.sharingWithOrganization(false);
        assertThatThrownBy(() -> share(r -> r.resourceArns(GROUP).principals(organization)))
                .isInstanceOf(OperationNotPermittedException.class);
        share(r -> r.resourceArns(GROUP).principals(FRIEND));
        assertThat(invitations(FRIEND)).hasSize(1);
        ram.enableSharingWithAwsOrganization(r -> {});
        accounts.settle(share(r -> r.resourceArns(GROUP).principals(organization)));
    }

    @Test
    void share_hasOnePermissionForAType() {
        assertThatThrownBy(() -> share(r -> r.resourceArns(GROUP).permissionArns(READ, WRITE)))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> share(r -> r.resourceArns(CATALOG).permissionArns(WRITE)))
                .isInstanceOf(InvalidParameterException.class);
        String share = share(r -> r.resourceArns(GROUP).principals(FRIEND).permissionArns(READ));
        accounts.settle(share);
        assertThatThrownBy(() -> ram.associateResourceSharePermission(
                        r -> r.resourceShareArn(share).permissionArn(WRITE)))
                .isInstanceOf(InvalidParameterException.class);
        ram.associateResourceSharePermission(
                r -> r.resourceShareArn(share).permissionArn(WRITE).replace(true));
        accounts.put(FRIEND);
        assertThat(ram.listResourceSharePermissions(r -> r.resourceShareArn(share))
                        .permissions())
                .extracting(permission -> permission.arn())
                .containsExactly(WRITE);
    }

    @Test
    void disassociate_takesAwayAtOnce() {
        String share = share(r -> r.resourceArns(GROUP).principals(FRIEND));
        accounts.settle(share);
        ram.disassociateResourceShare(r -> r.resourceShareArn(share).principals(FRIEND));
        assertThatThrownBy(() -> accounts.get(FRIEND)).isInstanceOf(SageMakerFeatureStoreRuntimeException.class);
        assertThat(accounts.settle(share)).containsExactly(ResourceShareAssociationStatus.DISASSOCIATED);
        assertThatThrownBy(() -> ram.disassociateResourceShare(
                        r -> r.resourceShareArn(share).principals(STRANGER)))
                .isInstanceOf(UnknownResourceException.class);
        ram.associateResourceShare(r -> r.resourceShareArn(share).principals(FRIEND));
        accounts.settle(share);
        accounts.get(FRIEND);
        ram.deleteResourceShare(r -> r.resourceShareArn(share));
        assertThatThrownBy(() -> accounts.get(FRIEND)).isInstanceOf(SageMakerFeatureStoreRuntimeException.class);
        assertThat(ram.getResourceShares(r -> r.resourceOwner(ResourceOwner.SELF))
                        .resourceShares()
                        .get(0)
                        .status())
                .isEqualTo(ResourceShareStatus.DELETED);
    }

    @Test
    void create_withTheSameToken_makesOneShare() {
        String share = share(r -> r.name("once").clientToken("t-1").resourceArns(GROUP));
        assertThat(share(r -> r.name("once").clientToken("t-1").resourceArns(GROUP)))
                .isEqualTo(share);
        assertThatThrownBy(() -> share(r -> r.name("twice").clientToken("t-1").resourceArns(GROUP)))
                .isInstanceOf(IdempotentParameterMismatchException.class);
    }

    @Test
    void associate_ofWhatCannotBe_isRefused() {
        assertThatThrownBy(() -> share(r -> r.resourceArns(GROUP).principals("lee")))
                .isInstanceOf(MalformedArnException.class);
        assertThatThrownBy(() -> share(r ->
                        r.allowExternalPrincipals(false).resourceArns(GROUP).principals(STRANGER)))
                .isInstanceOf(OperationNotPermittedException.class);
        assertThatThrownBy(() -> share(r -> r.resourceArns(GROUP.replace("111111111111", FRIEND))))
                .isInstanceOf(UnknownResourceException.class);
        accounts.cloud.failShareAssociations(1);
        String share = share(r -> r.resourceArns(GROUP));
        assertThat(accounts.settled(share, ResourceShareAssociationType.RESOURCE)
                        .get(0)
                        .status())
                .isEqualTo(ResourceShareAssociationStatus.FAILED);
    }

    @Test
    void catalog_isSharedForSearch() {
        assertThat(accounts.found(FRIEND)).isEmpty();
        accounts.settle(share(r -> r.resourceArns(CATALOG).principals(FRIEND).permissionArns(SEARCH)));
        assertThat(accounts.ram(FRIEND)
                        .listResources(r -> r.resourceOwner(ResourceOwner.OTHER_ACCOUNTS))
                        .resources())
                .extracting(resource -> resource.arn())
                .containsExactly(CATALOG);
        assertThat(accounts.found(FRIEND)).containsExactly(GROUP);
        assertThat(accounts.found(STRANGER)).isEmpty();
        assertThatThrownBy(() -> accounts.get(FRIEND)).isInstanceOf(SageMakerFeatureStoreRuntimeException.class);
        assertThat(ram.listPermissions(r -> {}).permissions()).hasSize(4);
        assertThat(ram.getPermission(r -> r.permissionArn(READ)).permission().permission())
                .contains("sagemaker:BatchGetRecord")
                .doesNotContain("PutRecord");
        assertThat(ram.listPrincipals(r -> r.resourceOwner(ResourceOwner.SELF)).principals())
                .extracting(principal -> principal.id())
                .containsExactly(FRIEND);
    }

    private String share(Consumer<CreateResourceShareRequest.Builder> more) {
        return ram.createResourceShare(r -> more.accept(r.name("cards")))
                .resourceShare()
                .resourceShareArn();
    }

    private List<ResourceShareInvitation> invitations(String account) {
        return accounts.ram(account).getResourceShareInvitations(r -> {}).resourceShareInvitations();
    }
}
