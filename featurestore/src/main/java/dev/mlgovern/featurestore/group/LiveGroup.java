package dev.mlgovern.featurestore.group;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.ConflictException;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.core.work.ProgressListener;
import dev.mlgovern.core.work.Waiter;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.UpdateFeatureGroupRequest;

/** A feature group that is being made and changed, perhaps by others too. */
final class LiveGroup {
    private final MlPlatform platform;
    private final FeatureGroups groups;
    private final FeatureGroupArn arn;

    LiveGroup(MlPlatform platform, FeatureGroupArn arn) {
        this.platform = platform;
        this.groups = new FeatureGroups(platform);
        this.arn = arn;
    }

    /** Waits until nothing is under way; an update that failed some time ago is no reason not to try again. */
    FeatureGroup settled(ProgressListener progress) {
        return waiter(progress)
                .until(FeatureGroup::ready)
                .failsWhen(LiveGroup::lost, LiveGroup::reason)
                .await();
    }

    /**
     * Changes a group that is settled, and waits until it is as wanted.
     *
     * @param change one kind of change a call: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_UpdateFeatureGroup.html
     * @param done whether it is as wanted
     */
    FeatureGroup changed(
            Consumer<UpdateFeatureGroupRequest.Builder> change,
            Predicate<FeatureGroup> done,
            ProgressListener progress) {
        try {
            platform.in(arn.account())
                    .in(arn.region())
                    .client(SageMakerClient::builder)
                    .updateFeatureGroup(r -> change.accept(r.featureGroupName(arn.name())));
        } catch (ConflictException | InvalidRequestException e) {
            // another run may have been faster
            FeatureGroup group = settled(progress);
            if (done.test(group)) {
                return group;
            }
            throw e;
        }
        return waiter(progress)
                .until(group -> group.ready() && done.test(group))
                .failsWhen(group -> group.failure().isPresent(), LiveGroup::reason)
                .await();
    }

    private Waiter<FeatureGroup> waiter(ProgressListener progress) {
        return platform.work()
                .waitFor("feature group " + arn.name(), () -> groups.describe(arn))
                .every(Duration.ofSeconds(2))
                .reportTo(progress);
    }

    static boolean lost(FeatureGroup group) {
        return !group.ready() && group.failure().isPresent();
    }

    static String reason(FeatureGroup group) {
        return group.failure().orElse("");
    }
}
