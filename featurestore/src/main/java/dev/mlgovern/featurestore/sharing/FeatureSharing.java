package dev.mlgovern.featurestore.sharing;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.work.Plan;
import dev.mlgovern.featurestore.group.FeatureGroupArn;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.regions.Region;

/**
 * Feature groups for other accounts. Being found and being read are two things: an account that may read a group does not find it by
 * searching, and one that finds it may not read it.
 *
 * <pre>{@code
 * sharing.discoverable(owner, region, SharePrincipal.of(fraud)).run();
 * sharing.access(a -> a.group(cards.arn()).with(fraud).access(Access.READ).offline(true)).run();
 * System.out.println(sharing.diagnose(a -> a.group(cards.arn()).with(fraud).offline(true)));
 * }</pre>
 *
 * <p>Plans only read until they are run, can be run again after a crash, and change nothing when all is there. Needs the AWS SDK's
 * modules {@code ram}, {@code lakeformation}, {@code glue}, {@code s3} and {@code kms} on the class path. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/sagemaker/latest/dg/feature-store-cross-account.html">Cross account</a>
 */
public interface FeatureSharing {
    /**
     * The sharing of a platform's accounts.
     *
     * @param platform stays open as long as it is used
     * @return cheap to make
     */
    static FeatureSharing on(MlPlatform platform) {
        return new Sharer(platform);
    }

    /**
     * Lets somebody find the feature groups of an account and region by searching: all of them, or none.
     *
     * @param owner whose groups
     * @param region where they are
     * @param with whom
     * @return a plan in which the owner shares its feature group catalog, and the other account accepts where the platform can act in it
     * @throws dev.mlgovern.core.error.InvalidRequestException if the owner is not in the topology, or is to share with itself
     */
    Plan<Share> discoverable(AccountId owner, Region region, SharePrincipal with);

    /**
     * Takes back what {@link #discoverable} gave.
     *
     * @param owner whose groups
     * @param region where they are
     * @param with from whom
     * @return a plan; the share goes with the last one who was in it
     */
    Plan<Boolean> hide(AccountId owner, Region region, SharePrincipal with);

    /**
     * Gives somebody access to a group, this one and no other: what it had by another {@link Access} is taken back once this works.
     *
     * @param request who may do what
     * @return a plan
     * @throws dev.mlgovern.core.error.InvalidRequestException with every reason for which it could not work: a policy without room, an offline
     *     store that no other account can read
     * @throws dev.mlgovern.core.error.NotFoundException if there is no such group
     */
    Plan<Share> access(AccessRequest request);

    /**
     * As {@link #access(AccessRequest)}.
     *
     * @param request fills it in
     * @return a plan
     */
    default Plan<Share> access(Consumer<? super AccessRequest.Builder> request) {
        return access(built(request));
    }

    /**
     * Takes back all access to a group that {@link #access} gave somebody, whatever it was, to its offline store too. What others gave
     * by shares or statements of their own stays; Lake Formation does not tell who granted what, so that there all of it goes. Revoke
     * before you delete a group: afterwards nobody tells where its offline store is, and only its shares are taken back.
     *
     * @param request its group and whom; the rest makes no difference
     * @return a plan; a share goes with the last one who was in it
     */
    Plan<Boolean> revoke(AccessRequest request);

    /**
     * As {@link #revoke(AccessRequest)}.
     *
     * @param request fills it in
     * @return a plan
     */
    default Plan<Boolean> revoke(Consumer<? super AccessRequest.Builder> request) {
        return revoke(built(request));
    }

    /**
     * Accepts, in an account that this platform can act in, the invitations that this library sent from an account that it may not know. Only
     * accounts outside of the owner's organization have any, or all while RAM's sharing with the organization is off.
     *
     * @param owner who shares
     * @param consumer who accepts
     * @param region where
     * @return a plan that yields the ARNs of what the owner shares with the account
     */
    Plan<List<String>> accept(AccountId owner, AccountId consumer, Region region);

    /**
     * Tells what is missing before somebody can find a group and access it as asked. Reads only, in the owner's account and in the other one
     * if the platform can act in it. What may not be read is told as unknown.
     *
     * @param request what they would like to do
     * @return each half that is needed, and whether it is there
     */
    Diagnosis diagnose(AccessRequest request);

    /**
     * As {@link #diagnose(AccessRequest)}.
     *
     * @param request fills it in
     * @return each half that is needed, and whether it is there
     */
    default Diagnosis diagnose(Consumer<? super AccessRequest.Builder> request) {
        return diagnose(built(request));
    }

    /**
     * As {@link #diagnose(AccessRequest)}, for an account that would like to find the group and read its online store.
     *
     * @param group the group
     * @param account who would like to
     * @return each half that is needed, and whether it is there
     */
    default Diagnosis diagnose(FeatureGroupArn group, AccountId account) {
        return diagnose(request -> request.group(group).with(account));
    }

    private static AccessRequest built(Consumer<? super AccessRequest.Builder> request) {
        AccessRequest.Builder builder = AccessRequest.builder();
        request.accept(builder);
        return builder.build();
    }
}
