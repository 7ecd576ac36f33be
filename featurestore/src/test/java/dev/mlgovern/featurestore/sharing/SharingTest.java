package dev.mlgovern.featurestore.sharing;

import static dev.mlgovern.featurestore.sharing.Neighbours.FRAUD;
import static dev.mlgovern.featurestore.sharing.Neighbours.REGION;
import static dev.mlgovern.featurestore.sharing.Neighbours.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.AccessDeniedException;
import dev.mlgovern.core.error.ConflictException;
import dev.mlgovern.core.error.IncompleteException;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.core.work.Plan;
import dev.mlgovern.featurestore.Bank;
import dev.mlgovern.featurestore.FeatureStore;
import dev.mlgovern.featurestore.group.FeatureGroupArn;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudTest;
import dev.mlgovern.testkit.RecordedCall;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ram.model.ResourceOwner;
import software.amazon.awssdk.services.ram.model.ResourceShare;
import software.amazon.awssdk.services.ram.model.ResourceShareStatus;
import software.amazon.awssdk.services.ram.model.Tag;

@LocalCloudTest
class SharingTest {
    private LocalCloud cloud;
    private Neighbours accounts;
    private FeatureSharing sharing;
    private FeatureGroupArn group;

    @BeforeEach
    void open(LocalCloud started) {
        cloud = started;
        accounts = new Neighbours(cloud);
        sharing = FeatureStore.on(accounts.platform).sharing();
        group = accounts.group().arn();
    }

    @AfterEach
    void close() {
        accounts.close();
    }

    @Test
    void share_fromNothing_isFoundThenReadThenWrittenThenTakenBack() {
        assertThat(accounts.found(FRAUD)).isEmpty();
        // docs: share
        Plan<Share> plan = sharing.discoverable(group.account(), group.region(), SharePrincipal.of(FRAUD));
        assertThat(plan.toString()).contains("all or nothing");
        plan.run();
        assertThat(accounts.found(FRAUD)).containsExactly("card-activity");
        assertThatThrownBy(() -> accounts.get(group)).isInstanceOf(AccessDeniedException.class);

        sharing.access(a -> a.group(group).with(FRAUD)).run();
        accounts.get(group);
        assertThatThrownBy(() -> accounts.put(group)).isInstanceOf(AccessDeniedException.class);

        sharing.access(a -> a.group(group).with(FRAUD).access(Access.READ_WRITE))
                .run();
        accounts.put(group);

        sharing.revoke(a -> a.group(group).with(FRAUD)).run();
        assertThatThrownBy(() -> accounts.get(group)).isInstanceOf(AccessDeniedException.class);
        // end docs
        sharing.hide(group.account(), REGION, SharePrincipal.of(FRAUD)).run();
        assertThat(accounts.found(FRAUD)).isEmpty();
        assertThat(active()).isEmpty();
    }

    @Test
    void access_twice_changesNothing() {
        Share first = access(Access.READ).run();
        assertThat(first.effective()).isTrue();
        cloud.clearCalls();
        Plan<Share> again = access(Access.READ);
        assertThat(again.nothingToDo()).isTrue();
        assertThat(again.run()).isEqualTo(first);
        assertThat(cloud.calls()).noneMatch(RecordedCall::mutating);
    }

    @Test
    void access_ofAnotherKind_takesBackTheFirst() {
        access(Access.ADMIN).run();
        access(Access.READ).run();
        accounts.get(group);
        assertThatThrownBy(() -> accounts.put(group)).isInstanceOf(AccessDeniedException.class);
        assertThat(active()).extracting(ResourceShare::name).containsExactly("mlgovern-card-activity-read");
    }

    @Test
    void access_isTaggedAndHasTheOnePermissionAsPublished() {
        for (Access access : Access.values()) {
            access(access).run();
            ResourceShare share = active().get(0);
            assertThat(share.allowExternalPrincipals()).isFalse();
            assertThat(share.tags()).extracting(Tag::key).isNotEmpty();
            assertThat(accounts.ram()
                            .listResourceSharePermissions(r -> r.resourceShareArn(share.resourceShareArn()))
                            .permissions())
                    .extracting(permission -> permission.arn())
                    .containsExactly("arn:aws:ram::aws:permission/" + access.permission());
        }
    }

    @Test
    void revoke_fromOne_leavesTheOthersIn() {
        access(Access.READ).run();
        sharing.access(a -> a.group(group).with(new SharePrincipal(Neighbours.UNIT)))
                .run();
        sharing.revoke(a -> a.group(group).with(new SharePrincipal(Neighbours.UNIT)))
                .run();
        accounts.get(group);
        assertThat(active()).hasSize(1);
        cloud.clearCalls();
        assertThat(sharing.revoke(a -> a.group(group).with(new SharePrincipal(Neighbours.UNIT)))
                        .nothingToDo())
                .isTrue();
        assertThat(cloud.calls()).noneMatch(RecordedCall::mutating);
    }

    @Test
    void access_forAUnit_letsItsAccountsIn() {
        Share share = sharing.access(a -> a.group(group).with(new SharePrincipal(Neighbours.UNIT)))
                .run();
        assertThat(share.effective()).isTrue();
        accounts.get(group);
        assertThatThrownBy(() -> sharing.access(a ->
                        a.group(group).with(new SharePrincipal(Neighbours.UNIT)).offline(true)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("only an account can read the offline store");
    }

    @Test
    void access_outsideOfTheOrganization_worksOnceItIsAccepted() {
        access(Access.READ).run();
        Share share = sharing.access(a -> a.group(group).with(STRANGER)).run();
        assertThat(share.effective()).isFalse();
        try (MlPlatform elsewhere = accounts.elsewhere()) {
            FeatureSharing theirs = FeatureSharing.on(elsewhere);
            assertThatThrownBy(() -> accounts.get(elsewhere, STRANGER, group))
                    .isInstanceOf(AccessDeniedException.class);
            Plan<List<String>> accept = theirs.accept(Bank.STORE, STRANGER, REGION);
            assertThat(accept.toString()).contains("mlgovern-card-activity-read");
            assertThat(accept.run()).containsExactly(share.arn());
            assertThat(theirs.accept(Bank.STORE, STRANGER, REGION).nothingToDo())
                    .isTrue();
            accounts.get(elsewhere, STRANGER, group);
        }
        assertThat(sharing.access(a -> a.group(group).with(STRANGER)).run().effective())
                .isTrue();
    }

    @Test
    void access_otherThanAnOutsiderHas_keepsTheFirstUntilTheSecondIsAccepted() {
        sharing.access(a -> a.group(group).with(STRANGER)).run();
        try (MlPlatform elsewhere = accounts.elsewhere()) {
            FeatureSharing theirs = FeatureSharing.on(elsewhere);
            theirs.accept(Bank.STORE, STRANGER, REGION).run();
            sharing.access(a -> a.group(group).with(STRANGER).access(Access.READ_WRITE))
                    .run();
            accounts.get(elsewhere, STRANGER, group);
            assertThat(active()).hasSize(2);
            theirs.accept(Bank.STORE, STRANGER, REGION).run();
            sharing.access(a -> a.group(group).with(STRANGER).access(Access.READ_WRITE))
                    .run();
            assertThat(active()).extracting(ResourceShare::name).containsExactly("mlgovern-card-activity-read-write");
        }
    }

    @Test
    void access_whileSharingWithTheOrganizationIsOff_acceptsTheInvitation() {
        cloud.sharingWithOrganization(false);
        assertThat(access(Access.READ).run().effective()).isTrue();
        accounts.get(group);
    }

    @Test
    void access_whenRamCannotAssociate_saysSoAndSucceedsTheNextTime() {
        cloud.failShareAssociations(1);
        assertThatThrownBy(() -> access(Access.READ).run())
                .isInstanceOf(IncompleteException.class)
                .cause()
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("RAM could not associate");
        access(Access.READ).run();
        accounts.get(group);
    }

    @Test
    void access_withItself_isRefused() {
        cloud.clearCalls();
        assertThatThrownBy(() -> sharing.access(a -> a.group(group).with(Bank.STORE)))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("another account than the owner");
        assertThatThrownBy(() -> new SharePrincipal("arn:aws:iam::222222222222:role/x"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(cloud.calls()).isEmpty();
    }

    @Test
    void access_denied_pointsAtDiagnose() {
        assertThatThrownBy(() -> accounts.get(group))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("resource share")
                .hasMessageContaining("diagnose");
    }

    private Plan<Share> access(Access access) {
        return sharing.access(a -> a.group(group).with(FRAUD).access(access));
    }

    private List<ResourceShare> active() {
        return accounts.ram()
                .getResourceShares(
                        r -> r.resourceOwner(ResourceOwner.SELF).resourceShareStatus(ResourceShareStatus.ACTIVE))
                .resourceShares();
    }
}
