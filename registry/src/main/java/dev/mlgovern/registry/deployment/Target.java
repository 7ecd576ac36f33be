package dev.mlgovern.registry.deployment;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.account.Stage;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.core.tag.CostTags;
import dev.mlgovern.core.topology.Account;
import dev.mlgovern.core.topology.ModelStore;
import dev.mlgovern.core.topology.Team;
import dev.mlgovern.core.topology.Topology;
import dev.mlgovern.registry.lineage.Deployed;
import dev.mlgovern.registry.lineage.StableName;
import dev.mlgovern.registry.model.Digest;
import dev.mlgovern.registry.model.Metadata;
import dev.mlgovern.registry.model.ModelContainer;
import dev.mlgovern.registry.model.ModelVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is deployed where, with the names of all that is made for it.
 *
 * @param version the version
 * @param request as it was asked for
 * @param account where to
 * @param tags of everything that is made
 * @param names of everything that is made
 */
record Target(ModelVersion version, DeploymentRequest request, Account account, CostTags tags, Names names) {
    /**
     * Names that follow from what they name.
     *
     * @param endpoint of the endpoint
     * @param model of the model
     * @param configuration of the endpoint configuration
     */
    record Names(String endpoint, String model, String configuration) {}

    private static final int MAX = 63;

    static Target of(Topology topology, ModelVersion version, DeploymentRequest request) {
        List<String> problems = new ArrayList<>(request.problems());
        String name = request.team()
                .or(() -> Optional.ofNullable(version.metadata().get(Metadata.TEAM)))
                .orElse(null);
        if (name == null) {
            problems.add("team must be given: the version does not say whose it is");
        }
        if (name == null || request.to() == Stage.DEV) {
            throw invalid(problems);
        }
        Team team = topology.team(name);
        Account account = topology.account(team, request.to());
        problems.addAll(problems(account, version));
        if (!problems.isEmpty()) {
            throw invalid(problems);
        }
        String product = version.metadata().getOrDefault(Metadata.PRODUCT, version.group());
        CostTags tags = topology.tagsOf(team, account, product);
        return new Target(version, request, account, tags, names(version, request, account, team));
    }

    private static List<String> problems(Account account, ModelVersion version) {
        List<String> problems = new ArrayList<>();
        if (account.models().flatMap(ModelStore::executionRoleArn).isEmpty()) {
            problems.add("account " + account.id() + " must have an execution role, its model store names none");
        }
        // model data and image must be in the region of the model:
        // https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ContainerDefinition.html
        if (!account.region().equals(version.region())) {
            problems.add("version must be in the region of account " + account.id() + ", "
                    + account.region().id() + ", was in " + version.region().id());
        }
        return problems;
    }

    private static Names names(ModelVersion version, DeploymentRequest request, Account account, Team team) {
        String endpoint = request.endpoint().orElseGet(() -> endpoint(team.name(), version.group()));
        String head = endpoint + "-v" + version.number();
        Digest content =
                Digest.of(version.arn().toString(), role(account), new TreeMap<>(request.environment()).toString());
        String model = named(head, content);
        String key = String.valueOf(key(account, request));
        Digest setup = Digest.of(endpoint, model, request.instanceType(), request.instances() + "", key);
        String configuration = named(head, setup);
        return new Names(endpoint, model, configuration);
    }

    private static String endpoint(String team, String group) {
        String name = group.startsWith(team + "-") ? group : team + "-" + group;
        return StableName.of(name.toLowerCase(Locale.ROOT), MAX);
    }

    private static String named(String head, Digest content) {
        String digest = content.brief();
        return StableName.of(head, MAX - digest.length() - 1) + "-" + digest;
    }

    private static InvalidRequestException invalid(List<String> problems) {
        return new InvalidRequestException(Failure.of("deploy", "the request cannot be carried out"), problems);
    }

    private static String role(Account account) {
        return account.models().flatMap(ModelStore::executionRoleArn).orElse("");
    }

    private static @Nullable String key(Account account, DeploymentRequest request) {
        return request.encrypted()
                ? account.models().flatMap(ModelStore::kmsKeyArn).orElse(null)
                : null;
    }

    /** Whose model and images it serves. */
    AccountId[] owners() {
        return Stream.concat(
                        Stream.of(version.account()),
                        version.containers().stream()
                                .map(ModelContainer::image)
                                .filter(image -> image.matches("\\d{12}\\.dkr\\.ecr\\..+"))
                                .map(image -> AccountId.of(image.substring(0, 12))))
                .toArray(AccountId[]::new);
    }

    String role() {
        return role(account);
    }

    @Nullable
    String key() {
        return key(account, request);
    }

    /** ARN of the endpoint, which SageMaker writes in lower case whatever the name. */
    String endpointArn() {
        return "arn:%s:sagemaker:%s:%s:endpoint/%s"
                .formatted(
                        version.arn().group().partition(),
                        account.region().id(),
                        account.id(),
                        names.endpoint().toLowerCase(Locale.ROOT));
    }

    Deployed event(Map<String, String> more) {
        Map<String, String> facts = new TreeMap<>(more);
        facts.put("version", version.arn().toString());
        facts.put("model", names.model());
        facts.put("configuration", names.configuration());
        version.artifactSha256().ifPresent(sha256 -> facts.put("artifact-sha256", sha256));
        return new Deployed(version.arn(), endpointArn(), names.configuration(), facts);
    }

    DeployedModel deployed(@Nullable String checked) {
        return new DeployedModel(
                version.arn(),
                account.id(),
                endpointArn(),
                names.configuration(),
                names.model(),
                checked,
                version.artifactSha256().orElse(null));
    }
}
