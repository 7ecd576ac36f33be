package dev.mlgovern.testkit.internal.sagemaker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.Access;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import dev.mlgovern.testkit.internal.service.Cloud;
import dev.mlgovern.testkit.internal.service.Metered;
import dev.mlgovern.testkit.internal.service.Service;
import dev.mlgovern.testkit.internal.service.TagStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** SageMaker's API. */
public final class SageMaker implements Service {
    private final Realms realms;
    private final Map<String, Operation> operations = new HashMap<>();

    /**
     * SageMaker with nothing in it.
     *
     * @param cloud what the service stands on
     */
    public SageMaker(Cloud cloud) {
        realms = new Realms(cloud);
        Packages packages = new Packages(realms);
        List.of(
                        new Groups(realms),
                        new GroupPolicies(realms),
                        packages,
                        new PackageReads(realms),
                        new PackageUpdates(realms, packages),
                        new Models(realms),
                        new ModelCards(realms),
                        new CardExports(realms),
                        new EndpointConfigs(realms),
                        new Endpoints(realms),
                        new FeatureGroups(realms),
                        new FeatureMetadata(realms),
                        new FeatureCatalogs(realms),
                        new LineageEntities(realms, LineageKind.ARTIFACT),
                        new LineageEntities(realms, LineageKind.ACTION),
                        new LineageEntities(realms, LineageKind.CONTEXT),
                        new Associations(realms),
                        new LineageQuery(realms),
                        new LineageGroups(realms),
                        new Pipelines(realms),
                        new Callbacks(realms),
                        new TagOperations(realms),
                        new Search(realms))
                .forEach(kind -> operations.putAll(kind.all()));
    }

    /**
     * Shares all lineage of an account and Region with another account, as a RAM share of its lineage group does:
     * https://docs.aws.amazon.com/sagemaker/latest/dg/xaccount-lineage-tracking.html
     *
     * @param accountId owner of the lineage
     * @param region its Region
     * @param withAccountId the account that may then read it and associate with it
     */
    public void shareLineage(String accountId, String region, String withAccountId) {
        LineageGroups.share(realms, new SageMakerArn(region, accountId, "", ""), withAccountId);
    }

    /**
     * Shares the feature group catalog of an account and Region with another account, as a RAM share of it does:
     * https://docs.aws.amazon.com/sagemaker/latest/dg/feature-store-cross-account-discoverability.html
     *
     * @param accountId owner of the feature groups
     * @param region their Region
     * @param withAccountId the account that may then discover them all
     */
    public void shareFeatureCatalog(String accountId, String region, String withAccountId) {
        realms.of(new SageMakerArn(region, accountId, "", "")).catalogReaders.add(withAccountId);
    }

    /**
     * Lets a pipeline execution reach a callback step.
     *
     * @param execution ARN of the execution
     * @param step name of the step
     * @param arguments its input arguments, as they come out at run time
     * @return body of the message to the step's queue
     */
    public String reachCallback(String execution, String step, Map<String, String> arguments) {
        return Callbacks.reach(realms, execution, step, arguments);
    }

    /**
     * The offline store of a feature group.
     *
     * @param accountId owner of the group
     * @param region its Region
     * @param group its name
     * @return every row that was written, with the columns that the service adds
     */
    public List<Map<String, String>> offlineRecords(String accountId, String region, String group) {
        FeatureRecords records = realms.of(new SageMakerArn(region, accountId, FeatureGroups.TYPE, group))
                .featureRecords
                .get(group);
        return records == null ? List.of() : records.offline();
    }

    /**
     * Sets how often {@code DescribeEndpoint} finds a new or updated endpoint still on its way.
     *
     * @param looks default is 1
     */
    public void endpointLooks(int looks) {
        realms.endpointLooks = looks;
    }

    /**
     * Lets creations and updates of feature groups fail after they were taken.
     *
     * @param next how many of the next ones
     */
    public void failFeatureGroupChanges(int next) {
        realms.featureGroupFailures = next;
    }

    /** {@return the instances of endpoints that ran so far or still run, in all accounts and Regions} */
    public List<Metered> metered() {
        List<Metered> all = new ArrayList<>();
        realms.forEach((scope, realm) ->
                all.addAll(realm.meter.read(realms.cloud.clock().instant())));
        return all;
    }

    /**
     * Monitors an endpoint: a schedule of the type that ran once. LocalCloud runs no jobs, so who tests says how it ended.
     *
     * @param endpointArn ARN of the endpoint
     * @param type such as {@code DataQuality}
     * @param execution status of the last execution, such as {@code CompletedWithViolations}
     */
    public void monitor(String endpointArn, String type, String execution) {
        SageMakerArn of = SageMakerArn.parse(endpointArn);
        String endpoint = of.name();
        SageMakerArn arn = new SageMakerArn(of.region(), of.account(), "monitoring-schedule", endpoint + '-' + type);
        double now = realms.now();
        ObjectNode schedule = Wire.object("MonitoringScheduleArn", arn.toString())
                .put("MonitoringScheduleName", arn.name())
                .put("MonitoringScheduleStatus", "Scheduled")
                .put("MonitoringType", type)
                .put("CreationTime", now)
                .put("LastModifiedTime", now)
                .put("EndpointName", endpoint);
        schedule.putObject("LastMonitoringExecutionSummary")
                .put("MonitoringScheduleName", arn.name())
                .put("ScheduledTime", now)
                .put("CreationTime", now)
                .put("LastModifiedTime", now)
                .put("MonitoringExecutionStatus", execution)
                .put("EndpointName", endpoint);
        realms.of(arn)
                .schedules
                .computeIfAbsent(endpoint, name -> new ArrayList<>())
                .add(schedule);
    }

    /** {@return the tags of its resources, as the tagging API sees them} */
    public TagStore tags() {
        return new ResourceTags(realms);
    }

    Realms realms() {
        return realms;
    }

    @Override
    public String name() {
        return "sagemaker";
    }

    @Override
    public List<Access> access(Call call) {
        return operation(call).access().apply(call);
    }

    @Override
    public ObjectNode answer(Call call) {
        return operation(call).answer().apply(call);
    }

    private Operation operation(Call call) {
        Operation operation = operations.get(call.operation());
        if (operation == null) {
            throw new AwsError(501, "NotImplemented", "LocalCloud's SageMaker has no " + call.operation());
        }
        return operation;
    }
}
