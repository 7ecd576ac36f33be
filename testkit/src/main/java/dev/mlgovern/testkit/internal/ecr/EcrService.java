package dev.mlgovern.testkit.internal.ecr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.iam.Policy;
import dev.mlgovern.testkit.internal.service.Access;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import dev.mlgovern.testkit.internal.service.Caller;
import dev.mlgovern.testkit.internal.service.Cloud;
import dev.mlgovern.testkit.internal.service.ImageStore;
import dev.mlgovern.testkit.internal.service.Service;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reading images and repositories, their policies, and putting an image's manifest. */
public final class EcrService implements Service, ImageStore {
    private static final Pattern URI = Pattern.compile(
            "(\\d{12})\\.dkr\\.ecr\\.([a-z0-9-]+)\\.amazonaws\\.com/([^:@]+)(?::([^@]+))?(?:@(sha256:[0-9a-f]{64}))?");
    private static final Set<String> OPERATIONS = Set.of(
            "DescribeImages",
            "BatchGetImage",
            "PutImage",
            "DescribeRepositories",
            "GetRepositoryPolicy",
            "SetRepositoryPolicy");

    private final Map<String, Repository> repositories = new ConcurrentHashMap<>();
    private final Cloud cloud;

    /**
     * The service of one cloud.
     *
     * @param cloud evaluates repository policies
     */
    public EcrService(Cloud cloud) {
        this.cloud = cloud;
    }

    /**
     * Makes a repository, unless there is one of this name.
     *
     * @param accountId its account
     * @param region its Region
     * @param name its name
     * @return its URI
     */
    public String create(String accountId, String region, String name) {
        return repositories
                .computeIfAbsent(
                        arn(accountId, region, name),
                        arn -> new Repository(arn, cloud.clock().instant()))
                .uri();
    }

    /**
     * Sets a repository's policy.
     *
     * @param uri the repository
     * @param policy the document
     */
    public void policy(String uri, String policy) {
        Policy.parse(policy);
        at(uri).policy(policy);
    }

    /**
     * Pushes an image.
     *
     * @param uri the repository
     * @param tag the image's tag
     * @return the image's digest
     */
    public String push(String uri, String tag) {
        Repository repository = at(uri);
        String config = sha256(uri + ':' + tag + ":config");
        String manifest = "{\"schemaVersion\":2,\"mediaType\":\"" + Image.MANIFEST_TYPE
                + "\",\"config\":{\"mediaType\":\"application/vnd.docker.container.image.v1+json\",\"size\":7023,\"digest\":\""
                + config + "\"},\"layers\":[]}";
        return put(repository, manifest, tag).digest();
    }

    private Image put(Repository repository, String manifest, String tag) {
        Set<String> tags = new ConcurrentSkipListSet<>();
        if (!tag.isEmpty()) {
            tags.add(tag);
        }
        Image image = new Image(sha256(manifest), manifest, cloud.clock().instant(), tags);
        repository.put(image);
        return image;
    }

    @Override
    public String pull(Caller caller, String region, String imageUri) {
        Matcher matcher = URI.matcher(imageUri);
        if (!matcher.matches()) {
            throw AwsError.validation("Invalid image URI " + imageUri);
        }
        Repository repository = find(matcher.group(1), matcher.group(2), matcher.group(3));
        cloud.authorize(caller, region, repository.needs("ecr:BatchGetImage"));
        cloud.authorize(caller, region, repository.needs("ecr:GetDownloadUrlForLayer"));
        String digest = matcher.group(5);
        String tag = matcher.group(4) == null ? "latest" : matcher.group(4);
        return (digest == null ? repository.byTag(tag) : repository.byDigest(digest))
                .orElseThrow(() ->
                        new AwsError(400, "ImageNotFoundException", "Requested image " + imageUri + " not found."))
                .digest();
    }

    @Override
    public String name() {
        return "ecr";
    }

    @Override
    public List<Access> access(Call call) {
        if (!OPERATIONS.contains(call.operation())) {
            throw AwsError.unknownOperation(call.operation());
        }
        String action = "ecr:" + call.operation();
        if (call.operation().equals("DescribeRepositories")) {
            return List.of(Access.of(action, arn(registry(call), call.region(), "*"), registry(call)));
        }
        Repository known = repositories.get(arn(registry(call), call.region(), name(call)));
        return List.of(
                known == null
                        ? Access.of(action, arn(registry(call), call.region(), name(call)), registry(call))
                        : known.needs(action));
    }

    @Override
    public ObjectNode answer(Call call) {
        JsonNode input = call.input();
        if (call.operation().equals("DescribeRepositories")) {
            return Repositories.describe(repositories.values(), call, registry(call));
        }
        Repository repository = find(registry(call), call.region(), name(call));
        return switch (call.operation()) {
            case "DescribeImages" -> Images.describe(repository, call);
            case "BatchGetImage" -> Images.get(repository, call);
            case "PutImage" ->
                Images.put(
                        repository,
                        put(
                                repository,
                                input.path("imageManifest").asText(),
                                input.path("imageTag").asText()));
            case "SetRepositoryPolicy" ->
                setPolicy(repository, input.path("policyText").asText());
            default -> policyOf(repository);
        };
    }

    private static ObjectNode setPolicy(Repository repository, String policy) {
        try {
            Policy.parse(policy);
        } catch (IllegalArgumentException e) {
            throw (AwsError) new AwsError(
                            400, "InvalidParameterException", "Invalid parameter at 'PolicyText': " + e.getMessage())
                    .initCause(e);
        }
        repository.policy(policy);
        return policyOf(repository);
    }

    private static ObjectNode policyOf(Repository repository) {
        String policy = repository.policy();
        if (policy == null) {
            throw new AwsError(
                    400,
                    "RepositoryPolicyNotFoundException",
                    "Repository policy does not exist for the repository with name '" + repository.name()
                            + "' in the registry with id '" + repository.owner() + "'");
        }
        return Repositories.named(JsonNodeFactory.instance.objectNode(), repository)
                .put("policyText", policy);
    }

    private Repository at(String uri) {
        Matcher matcher = URI.matcher(uri);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no repository URI: " + uri);
        }
        return find(matcher.group(1), matcher.group(2), matcher.group(3));
    }

    private Repository find(String accountId, String region, String name) {
        Repository repository = repositories.get(arn(accountId, region, name));
        if (repository == null) {
            throw new AwsError(
                    400,
                    "RepositoryNotFoundException",
                    "The repository with name '" + name + "' does not exist in the registry with id '" + accountId
                            + "'");
        }
        return repository;
    }

    private static String registry(Call call) {
        return call.input().path("registryId").asText(call.accountId());
    }

    private static String name(Call call) {
        return call.input().path("repositoryName").asText();
    }

    private static String arn(String accountId, String region, String name) {
        return "arn:aws:ecr:" + region + ':' + accountId + ":repository/" + name;
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
