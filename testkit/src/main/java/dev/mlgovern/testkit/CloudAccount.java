package dev.mlgovern.testkit;

import dev.mlgovern.testkit.internal.athena.WorkGroup;
import dev.mlgovern.testkit.internal.service.LogStore;
import dev.mlgovern.testkit.internal.service.Membership;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * One account of a {@link LocalCloud}, in one Region, with what a platform team would set up by CloudFormation. Everything is made when it
 * is first named, and changed when it is named again.
 */
public final class CloudAccount {
    private final LocalCloud cloud;
    private final String id;
    private final Region region;

    CloudAccount(LocalCloud cloud, String id, Region region) {
        this.cloud = cloud;
        this.id = id;
        this.region = region;
    }

    /** {@return the account's id, 12 digits} */
    public String id() {
        return id;
    }

    /** {@return the Region that buckets, keys and repositories are made in} */
    public Region region() {
        return region;
    }

    /**
     * Looks at the same account in another Region.
     *
     * @param other the Region
     * @return the account there
     */
    public CloudAccount in(Region other) {
        return new CloudAccount(cloud, id, other);
    }

    /**
     * A role; roles have no Region.
     *
     * @param name its name
     * @return the role
     */
    public RoleSetup role(String name) {
        return new RoleSetup(cloud.parts().directory(), id, name, cloud.organizationId());
    }

    /**
     * A bucket.
     *
     * @param name its name, unique in the whole cloud
     * @return the bucket
     * @throws IllegalArgumentException when another account or Region has a bucket of this name
     */
    public BucketSetup bucket(String name) {
        cloud.parts().objects().create(id, region.id(), name);
        return new BucketSetup(cloud.parts().objects(), name);
    }

    /**
     * A customer managed key.
     *
     * @param alias its alias, without {@code alias/}
     * @return the key
     */
    public KeySetup key(String alias) {
        return new KeySetup(cloud.parts().kms(), cloud.parts().kms().create(id, region.id(), alias));
    }

    /**
     * A container repository.
     *
     * @param name its name
     * @return the repository
     */
    public RepositorySetup repository(String name) {
        return new RepositorySetup(cloud.parts().ecr(), cloud.parts().ecr().create(id, region.id(), name));
    }

    /**
     * An event bus; {@code default} is always there.
     *
     * @param name its name
     * @return the bus
     */
    public EventBusSetup eventBus(String name) {
        return new EventBusSetup(cloud.parts().events(), cloud.parts().events().create(id, region.id(), name));
    }

    /**
     * A workgroup of Athena; {@code primary} is always there.
     *
     * @param name its name
     * @return the workgroup, without any settings
     */
    public WorkGroupSetup workGroup(String name) {
        return new WorkGroupSetup(
                group -> cloud.parts().athena().workGroup(id, region.id(), group), WorkGroup.named(name));
    }

    /**
     * A database of the account's Glue catalog.
     *
     * @param name its name, in lower case
     * @return this
     */
    public CloudAccount database(String name) {
        cloud.parts().glue().database(id, region.id(), name);
        return this;
    }

    /**
     * What a database of the account's Glue catalog holds.
     *
     * @param database its name
     * @return names of tables, sorted; none when there is no such database
     */
    public List<String> tables(String database) {
        return cloud.parts().glue().tables(id, region.id(), database);
    }

    /**
     * Sets the resource policy of the account's Glue catalog, without which no other account reads its tables.
     *
     * @param json the policy document
     * @return this
     */
    public CloudAccount catalogPolicy(String json) {
        cloud.parts().glue().policy(id, region.id(), json);
        return this;
    }

    /**
     * Registers another account's Glue catalog with Athena, under a name that queries use in place of {@code AwsDataCatalog}.
     *
     * @param name the name
     * @param accountId the account whose catalog it is, 12 digits; its tables need a Glue resource policy that shares them
     * @return this
     */
    public CloudAccount dataCatalog(String name, String accountId) {
        cloud.parts().athena().catalog(id, region.id(), name, accountId);
        return this;
    }

    /**
     * Lets this account see metrics and logs of another in this Region, as CloudWatch's cross-account observability does: a sink here,
     * a link there.
     *
     * @param accountId the account that is looked at, 12 digits
     * @return this
     */
    public CloudAccount monitors(String accountId) {
        cloud.parts().links().link(id, region.id(), accountId);
        return this;
    }

    /**
     * Writes a line to the account's logs in this Region, now.
     *
     * @param group the log group, for example {@code /aws/sagemaker/TrainingJobs}
     * @param stream the log stream
     * @param message the line
     * @return this
     */
    public CloudAccount log(String group, String stream, String message) {
        LogStore.Line line = new LogStore.Line(stream, cloud.clock().instant(), message);
        cloud.parts().logs().write(id, region.id(), group, line);
        return this;
    }

    /**
     * Gives a long-lived user who may do everything in this account.
     *
     * @param userName the user's name
     * @return the user's credentials
     */
    public AwsCredentialsProvider credentials(String userName) {
        return cloud.credentials(id, userName);
    }

    /**
     * Shares all lineage that the account keeps in this Region, as a RAM share of its lineage group does.
     *
     * @param accountId the account that may then read it and associate with it, 12 digits
     * @return this
     */
    public CloudAccount shareLineage(String accountId) {
        cloud.parts().sageMaker().shareLineage(id, region.id(), accountId);
        return this;
    }

    /**
     * Lets another account discover all feature groups in this Region, as a RAM share of their catalog does; it may not read their records.
     *
     * @param accountId the account that may then search them across accounts, 12 digits
     * @return this
     */
    public CloudAccount shareFeatureCatalog(String accountId) {
        cloud.parts().sageMaker().shareFeatureCatalog(id, region.id(), accountId);
        return this;
    }

    /**
     * Puts the account into another organization, or into a unit of it.
     *
     * @param organizationId the organization, for example {@code o-elsewhere123}; the cloud's own unless set
     * @param units ids of the organizational units that it is in, the outermost first
     * @return this
     */
    public CloudAccount organization(String organizationId, String... units) {
        cloud.parts().cloud().place(id, new Membership(organizationId, List.of(units)));
        return this;
    }

    /**
     * What the offline store of a feature group in this Region holds, oldest first. A value of a collection is a JSON list.
     *
     * @param featureGroup name of the group
     * @return a row for each record that was written, by column, {@code write_time}, {@code api_invocation_time} and
     *     {@code is_deleted} among them; empty when there is no such group
     */
    public List<Map<String, String>> offlineRecords(String featureGroup) {
        return cloud.parts().sageMaker().offlineRecords(id, region.id(), featureGroup);
    }

    /**
     * Monitors an endpoint of this account: a schedule that ran once and, since LocalCloud runs no jobs, ended as you say.
     *
     * @param endpoint its name
     * @param type such as {@code DataQuality} or {@code ModelBias}
     * @param execution status of the last execution, such as {@code Completed} or {@code CompletedWithViolations}
     * @return this
     */
    public CloudAccount monitor(String endpoint, String type, String execution) {
        cloud.parts()
                .sageMaker()
                .monitor("arn:aws:sagemaker:%s:%s:endpoint/%s".formatted(region.id(), id, endpoint), type, execution);
        return this;
    }
}
