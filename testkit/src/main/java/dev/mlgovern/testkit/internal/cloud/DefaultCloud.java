package dev.mlgovern.testkit.internal.cloud;

import dev.mlgovern.testkit.inference.InferenceHandler;
import dev.mlgovern.testkit.internal.directory.Directory;
import dev.mlgovern.testkit.internal.directory.Role;
import dev.mlgovern.testkit.internal.iam.Authorizer;
import dev.mlgovern.testkit.internal.service.Access;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Caller;
import dev.mlgovern.testkit.internal.service.Cloud;
import dev.mlgovern.testkit.internal.service.ImageStore;
import dev.mlgovern.testkit.internal.service.KeyStore;
import dev.mlgovern.testkit.internal.service.LogStore;
import dev.mlgovern.testkit.internal.service.Membership;
import dev.mlgovern.testkit.internal.service.MetricStore;
import dev.mlgovern.testkit.internal.service.ObjectStore;
import dev.mlgovern.testkit.internal.service.Settings;
import dev.mlgovern.testkit.internal.service.ShareStore;
import dev.mlgovern.testkit.internal.service.TableStore;
import dev.mlgovern.testkit.witness.CallWitness;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A cloud whose services are joined to it once they are made. */
public final class DefaultCloud implements Cloud {
    private static final List<CallWitness> WITNESSES =
            ServiceLoader.load(CallWitness.class, CallWitness.class.getClassLoader()).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();

    private final Map<String, InferenceHandler> handlers = new ConcurrentHashMap<>();
    private final Map<String, Membership> memberships = new ConcurrentHashMap<>();
    private final Clock clock;
    private final Settings settings;
    private final Directory directory;
    private final Authorizer authorizer;
    private @Nullable ObjectStore objects;
    private @Nullable KeyStore keys;
    private @Nullable ImageStore images;
    private @Nullable ShareStore shares;
    private @Nullable TableStore tables;
    private @Nullable MetricStore metrics;
    private @Nullable LogStore logs;

    /**
     * A cloud without services.
     *
     * @param clock its clock
     * @param settings its knobs
     * @param directory its users and roles
     */
    public DefaultCloud(Clock clock, Settings settings, Directory directory) {
        this.clock = clock;
        this.settings = settings;
        this.directory = directory;
        this.authorizer = new Authorizer(this::membership);
    }

    /**
     * Joins the services that others ask.
     *
     * @param s3 keeps objects
     * @param kms keeps keys
     * @param ecr keeps images
     */
    public void join(ObjectStore s3, KeyStore kms, ImageStore ecr) {
        objects = s3;
        keys = kms;
        images = ecr;
    }

    /**
     * Joins the tables.
     *
     * @param glue keeps tables
     */
    public void join(TableStore glue) {
        tables = glue;
    }

    /**
     * Joins the shares.
     *
     * @param ram keeps shares
     */
    public void join(ShareStore ram) {
        shares = ram;
    }

    /**
     * Joins metrics and logs.
     *
     * @param cloudWatch keeps metrics
     * @param cloudWatchLogs keeps logs
     */
    public void join(MetricStore cloudWatch, LogStore cloudWatchLogs) {
        metrics = cloudWatch;
        logs = cloudWatchLogs;
    }

    /**
     * Puts an account into an organization.
     *
     * @param accountId the account
     * @param where its place; the cloud's organization unless set
     */
    public void place(String accountId, Membership where) {
        memberships.put(accountId, where);
    }

    /**
     * Sets the code that plays a container.
     *
     * @param image the image's URI without tag or digest, or with
     * @param handler the code
     */
    public void handle(String image, InferenceHandler handler) {
        handlers.put(image, handler);
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Override
    public ObjectStore objects() {
        return Objects.requireNonNull(objects, "no S3 in this cloud");
    }

    @Override
    public KeyStore keys() {
        return Objects.requireNonNull(keys, "no KMS in this cloud");
    }

    @Override
    public ImageStore images() {
        return Objects.requireNonNull(images, "no ECR in this cloud");
    }

    @Override
    public TableStore tables() {
        return Objects.requireNonNull(tables, "no Glue in this cloud");
    }

    @Override
    public ShareStore shares() {
        return Objects.requireNonNull(shares, "no RAM in this cloud");
    }

    @Override
    public MetricStore metrics() {
        return Objects.requireNonNull(metrics, "no CloudWatch in this cloud");
    }

    @Override
    public LogStore logs() {
        return Objects.requireNonNull(logs, "no logs in this cloud");
    }

    @Override
    public Membership membership(String accountId) {
        return memberships.getOrDefault(accountId, new Membership(settings.organizationId(), List.of()));
    }

    @Override
    public Optional<InferenceHandler> inference(String imageUri) {
        String name = imageUri.substring(imageUri.indexOf('/') + 1);
        String repository = name.replaceFirst("[:@].*", "");
        String uri = imageUri.substring(0, imageUri.length() - name.length()) + repository;
        InferenceHandler handler = handlers.get(imageUri);
        handler = handler == null ? handlers.get(uri) : handler;
        return Optional.ofNullable(handler == null ? handlers.get(repository) : handler);
    }

    @Override
    public Caller serviceRole(String roleArn, String servicePrincipal) {
        Role role = directory.role(roleArn).orElseThrow(() -> notAssumable(roleArn));
        if (!authorizer.admitsService(role.trustPolicy(), "sts:AssumeRole", servicePrincipal)) {
            throw notAssumable(roleArn);
        }
        return directory.service(role, servicePrincipal);
    }

    @Override
    public void authorize(Caller caller, String region, Access access) {
        String who = caller.identity().arn();
        WITNESSES.forEach(
                witness -> witness.saw(who, access.action(), access.resource().arn()));
        authorizer.require(caller, region, access);
    }

    private static AwsError notAssumable(String roleArn) {
        return AwsError.validation(
                "Could not assume role " + roleArn
                        + ". Please ensure that the role exists and allows principal 'sagemaker.amazonaws.com' to assume the role.");
    }
}
