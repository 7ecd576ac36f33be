package dev.mlgovern.testkit;

import dev.mlgovern.testkit.inference.InferenceHandler;
import dev.mlgovern.testkit.internal.directory.Credential;
import dev.mlgovern.testkit.internal.door.CallLog;
import dev.mlgovern.testkit.internal.door.CrashSwitch;
import dev.mlgovern.testkit.internal.door.DoorClient;
import dev.mlgovern.testkit.internal.door.FaultBook;
import dev.mlgovern.testkit.internal.door.FrontDoor;
import dev.mlgovern.testkit.internal.door.HttpDoor;
import dev.mlgovern.testkit.internal.door.InProcessClient;
import dev.mlgovern.testkit.internal.door.Violations;
import dev.mlgovern.testkit.internal.service.Settings;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;

/**
 * AWS with any number of accounts and Regions inside this JVM: STS, SageMaker with its runtimes, S3, KMS, ECR, Athena, Glue, RAM,
 * Lake Formation, CloudWatch, Cost Explorer, Budgets and the Resource Groups Tagging API, as far as the machine-learning lifecycle needs them. Give {@link #httpClient()} to any AWS SDK v2 client, without an endpoint override: what the
 * client may do follows from the credentials it signs with and from trust, identity, session and resource policies, as in AWS.
 *
 * <p>Every request and every answer is checked against AWS's own API models; what breaks them is in {@link #violations()}, and
 * {@link LocalCloudExtension} fails the test. Safe for many threads.
 *
 * <pre>{@code
 * LocalCloud cloud = LocalCloud.start();
 * String role = cloud.account("222222222222").role("registry").trusts("111111111111").arn();
 * StsClient sts = StsClient.builder().region(Region.EU_WEST_1)
 *     .httpClient(cloud.httpClient()).credentialsProvider(cloud.credentials("111111111111", "ines")).build();
 * }</pre>
 */
public final class LocalCloud implements AutoCloseable {
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

    private final FaultBook faults = new FaultBook();
    private final CrashSwitch crash = new CrashSwitch(SimulatedCrash::new);
    private final CallLog log = new CallLog();
    private final Violations violations = new Violations();
    private final CloudClock clock;
    private final Region region;
    private final String organizationId;
    private final Parts parts;
    private @Nullable HttpDoor httpDoor;

    private LocalCloud(Builder builder) {
        clock = new CloudClock(builder.clock);
        region = builder.region;
        organizationId = builder.organizationId;
        Settings settings = new Settings(organizationId, builder.listLag, builder.clientTokenMemory, builder.pageSize);
        parts = new Parts(clock, settings, new FrontDoor.Controls(faults, crash, log, violations, clock::advance));
    }

    /**
     * Starts a cloud with nothing in it.
     *
     * @return the cloud
     */
    public static LocalCloud start() {
        return builder().start();
    }

    /**
     * Starts a cloud that is not as usual.
     *
     * @return its builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The way in without sockets: some ten thousand calls a second. Each client given out is one process that can crash on its own.
     *
     * @return an HTTP client for AWS SDK clients; it needs no closing
     */
    public SdkHttpClient httpClient() {
        return new InProcessClient(parts.door());
    }

    /**
     * The way in over HTTP, on the loopback interface, for other processes: boto3 and the AWS CLI take it as their endpoint URL, S3 in
     * path style. It is opened when first asked for.
     *
     * @return where the cloud listens
     */
    public synchronized URI uri() {
        HttpDoor open = httpDoor;
        if (open == null) {
            open = new HttpDoor(parts.door());
            httpDoor = open;
        }
        return open.uri();
    }

    /**
     * The way in over HTTP for AWS SDK clients of this or another JVM, again without an endpoint override.
     *
     * @param door {@link #uri()} of the cloud
     * @return an HTTP client that sends every request there, whatever host it is for
     */
    public static SdkHttpClient httpClient(URI door) {
        return new DoorClient(door);
    }

    /**
     * Gives an account, in the cloud's home Region.
     *
     * @param accountId 12 digits; an account exists once it is named
     * @return the account
     * @throws IllegalArgumentException when it is not 12 digits
     */
    public CloudAccount account(String accountId) {
        return new CloudAccount(this, checked(accountId), region);
    }

    /**
     * Gives a long-lived user who may do everything in its account.
     *
     * @param accountId the account, 12 digits
     * @param userName the user's name
     * @return the user's credentials, the same each time
     * @throws IllegalArgumentException when the account is not 12 digits
     */
    public AwsCredentialsProvider credentials(String accountId, String userName) {
        Credential.Keys keys =
                parts.directory().user(checked(accountId), userName).keys();
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(keys.accessKeyId(), keys.secret()));
    }

    /**
     * Sets the code that plays a container image on every endpoint.
     *
     * @param image the image: its URI with tag or digest, without them for all, or only the repository's name for all accounts
     * @param handler the code
     */
    public void container(String image, InferenceHandler handler) {
        parts.cloud().handle(image, handler);
    }

    /**
     * Sets how often {@code DescribeEndpoint} finds a new or updated endpoint still on its way before it finds it in service or failed.
     *
     * @param looks default is 1
     */
    public void endpointLooks(int looks) {
        parts.sageMaker().endpointLooks(looks);
    }

    /**
     * Lets a pipeline execution reach a callback step. LocalCloud runs no jobs: whoever tests a pipeline plays its steps.
     *
     * @param executionArn the execution, from {@code StartPipelineExecution}
     * @param step name of a callback step of the pipeline's definition
     * @param arguments the step's input arguments, as they come out at run time
     * @return the body of the message that SageMaker sends to the step's queue, with the callback token
     * @throws IllegalArgumentException when the pipeline has no such step
     */
    public String reachCallback(String executionArn, String step, Map<String, String> arguments) {
        return parts.sageMaker().reachCallback(executionArn, step, arguments);
    }

    /**
     * Lets {@code BatchGetRecord} leave identifiers aside, as the feature store does under load.
     *
     * @param unprocessed how many of the next ones it answers as unprocessed
     * @param failed how many of those after them it answers with an error
     */
    public void disturbBatchReads(int unprocessed, int failed) {
        parts.featureStore().disturb(unprocessed, failed);
    }

    /**
     * Lets {@code BatchWriteRecord} leave entries aside, as the feature store does under load.
     *
     * @param unprocessed how many of the next ones it answers as unprocessed
     * @param failed how many of those after them it answers with an error
     */
    public void disturbBatchWrites(int unprocessed, int failed) {
        parts.featureStore().batchWrites().disturb(unprocessed, failed);
    }

    /**
     * Sets whether the feature store has {@code BatchWriteRecord}, which came in 2026.
     *
     * @param served default is true; false answers it as an operation that AWS does not know
     */
    public void batchWrites(boolean served) {
        parts.featureStore().batchWrites().serve(served);
    }

    /**
     * Lets creations and updates of feature groups be taken and then fail, which the next {@code DescribeFeatureGroup} but one tells.
     *
     * @param next how many of the next ones
     */
    public void failFeatureGroupChanges(int next) {
        parts.sageMaker().failFeatureGroupChanges(next);
    }

    /** {@return how the queries of Athena are executed} */
    public Queries queries() {
        return new Queries(parts.athena().engines());
    }

    /**
     * Lets RAM take associations of resources and principals with shares that then fail.
     *
     * @param next how many of the next ones
     */
    public void failShareAssociations(int next) {
        parts.ram().failAssociations(next);
    }

    /**
     * Turns RAM's sharing with the organization on or off; while it is off, accounts of the organization are invited like others.
     *
     * @param on default is on
     */
    public void sharingWithOrganization(boolean on) {
        parts.ram().withOrganization(on);
    }

    /** {@return what things cost} */
    public CostSetup costs() {
        return new CostSetup(parts.costs().book());
    }

    /**
     * Lets one of the next queries of Logs Insights end otherwise than well.
     *
     * @param status {@code Failed}, {@code Timeout}, {@code Cancelled} or {@code Unknown}
     */
    public void endLogQuery(String status) {
        parts.logs().end(status);
    }

    /**
     * Lets CloudTrail's event history trail behind what happens, as it does in AWS, by some minutes.
     *
     * @param lag default is no lag
     */
    public void trailLag(Duration lag) {
        parts.cloudTrail().lag(lag);
    }

    /** {@return what goes wrong} */
    public Faults faults() {
        return new Faults(faults);
    }

    /** {@return when the caller crashes} */
    public Crash crash() {
        return new Crash(crash);
    }

    /** {@return the cloud's clock, to be put forward} */
    public CloudClock clock() {
        return clock;
    }

    /** {@return the organization that all accounts belong to} */
    public String organizationId() {
        return organizationId;
    }

    /** {@return every request by a known caller so far, in the order in which they were answered} */
    public List<RecordedCall> calls() {
        return log.all().stream().map(LocalCloud::recorded).toList();
    }

    /** Begins the list of calls anew. */
    public void clearCalls() {
        log.clear();
    }

    /** {@return each way in which a request or an answer broke its API model, and each call of something that LocalCloud does not have} */
    public List<String> violations() {
        return violations.all();
    }

    /**
     * Takes the violations that a test expected, so that they do not fail it.
     *
     * @return what {@link #violations()} held
     */
    public List<String> takeViolations() {
        List<String> expected = violations.all();
        violations.clear();
        return expected;
    }

    /** Closes the way in over HTTP, if it was opened. */
    @Override
    public synchronized void close() {
        if (httpDoor != null) {
            httpDoor.close();
            httpDoor = null;
        }
    }

    Parts parts() {
        return parts;
    }

    private static String checked(String accountId) {
        if (!ACCOUNT.matcher(accountId).matches()) {
            throw new IllegalArgumentException("account id must be 12 digits, was \"" + accountId + '"');
        }
        return accountId;
    }

    private static RecordedCall recorded(CallLog.Entry entry) {
        CallLog.Asked asked = entry.asked();
        return new RecordedCall(
                entry.who().accountId(),
                entry.who().arn(),
                asked.service(),
                asked.operation(),
                asked.action(),
                asked.resource(),
                entry.mutating(),
                entry.outcome(),
                entry.fault());
    }

    /** What is not as usual about a cloud. */
    public static final class Builder {
        private Clock clock = Clock.systemUTC();
        private Region region = Region.EU_WEST_1;
        private String organizationId = "o-exampleorg1";
        private Duration listLag = Duration.ZERO;
        private Duration clientTokenMemory = Duration.ofDays(1);
        private int pageSize = 100;

        private Builder() {}

        /**
         * Sets the clock that the cloud's own follows.
         *
         * @param base default is the system's
         * @return this
         */
        public Builder clock(Clock base) {
            clock = base;
            return this;
        }

        /**
         * Sets the Region that accounts are set up in.
         *
         * @param home default is {@code eu-west-1}
         * @return this
         */
        public Builder region(Region home) {
            region = home;
            return this;
        }

        /**
         * Sets the organization.
         *
         * @param id default is {@code o-exampleorg1}
         * @return this
         */
        public Builder organizationId(String id) {
            organizationId = id;
            return this;
        }

        /**
         * Lets Search and lists trail behind changes.
         *
         * @param lag default is no lag
         * @return this
         */
        public Builder listLag(Duration lag) {
            listLag = lag;
            return this;
        }

        /**
         * Sets how long a client token protects from doing something twice.
         *
         * @param memory default is a day
         * @return this
         */
        public Builder clientTokenMemory(Duration memory) {
            clientTokenMemory = memory;
            return this;
        }

        /**
         * Limits pages beyond what services and callers do.
         *
         * @param items default is 100
         * @return this
         */
        public Builder pageSize(int items) {
            pageSize = items;
            return this;
        }

        /**
         * Starts the cloud.
         *
         * @return the cloud
         */
        public LocalCloud start() {
            return new LocalCloud(this);
        }
    }
}
