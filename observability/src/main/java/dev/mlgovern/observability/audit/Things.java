package dev.mlgovern.observability.audit;

import dev.mlgovern.observability.audit.TrailRecord.Place;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a request was about. Only the fields named here are ever read: requests also hold environments of containers, policies, external ids
 * and what people wrote.
 *
 * @param subjects what it was done to
 * @param sources what of
 * @param decision what was decided, empty for nothing
 */
record Things(List<String> subjects, List<String> sources, String decision) {
    /** Where promotion notes the version that it copied. */
    private static final String COPIED_FROM = "mlgovern:source-arn";

    static Things of(String action, Json record, Place place) {
        Json request = record.get("requestParameters");
        Reading reading = new Reading(request, record.get("responseElements"), place);
        return switch (action.substring(0, action.indexOf(':'))) {
            case "sagemaker" -> reading.sageMaker(action.substring("sagemaker:".length()));
            case "ram" -> reading.ram();
            case "s3" -> reading.bucket();
            case "kms" -> reading.named("key/", "kms", "keyId");
            case "ecr" -> reading.named("repository/", "ecr", "repositoryName");
            case "iam" -> reading.iam();
            case "sts" -> reading.plain("roleArn");
            case "glue", "lakeformation", "events", "organizations" -> reading.plain("resourceArn", "name", "policyId");
            default -> reading.plain("resourceArn", "arn");
        };
    }

    AuditKind kind(AuditKind usual) {
        if (usual == AuditKind.REGISTRATION && !sources.isEmpty()) {
            return AuditKind.PROMOTION;
        }
        return usual == AuditKind.DECISION && decision.isEmpty() ? AuditKind.OTHER : usual;
    }

    /** Picks names out of one request and its answer. */
    private record Reading(Json request, Json answer, Place place) {
        Things sageMaker(String operation) {
            return switch (operation) {
                case "CreateModelPackage" -> things(arn("modelPackageArn"), copied());
                case "UpdateModelPackage" -> new Things(list(arn("modelPackageArn")), List.of(), decided());
                case "CreateModel" -> things(name("model/", "modelName"), packages());
                case "CreateInferenceComponent", "UpdateInferenceComponent" ->
                    things(name("inference-component/", "inferenceComponentName"), component());
                case "CreateEndpointConfig" -> things(name("endpoint-config/", "endpointConfigName"), models());
                case "CreateEndpoint", "UpdateEndpoint" ->
                    things(name("endpoint/", "endpointName"), name("endpoint-config/", "endpointConfigName").stream());
                case "CreateModelPackageGroup",
                        "DeleteModelPackageGroup",
                        "PutModelPackageGroupPolicy",
                        "DeleteModelPackageGroupPolicy" ->
                    things(name("model-package-group/", "modelPackageGroupName"), Stream.of());
                default -> things(any(), Stream.of());
            };
        }

        private Optional<String> any() {
            return arn("modelPackageArn")
                    .or(() -> name("model-package/", "modelPackageName"))
                    .or(() -> name("inference-component/", "inferenceComponentName"))
                    .or(() -> name("endpoint/", "endpointName"))
                    .or(() -> name("endpoint-config/", "endpointConfigName"))
                    .or(() -> name("model/", "modelName"))
                    .or(() -> name("model-card/", "modelCardName"))
                    .or(() -> name("feature-group/", "featureGroupName"))
                    .or(() -> name("model-package-group/", "modelPackageGroupName"))
                    .or(() -> request.text("resourceArn"));
        }

        private String decided() {
            Json cycle = request.get("modelLifeCycle");
            return Stream.of(request.text("modelApprovalStatus"), cycle.text("stage"), cycle.text("stageStatus"))
                    .flatMap(Optional::stream)
                    .collect(Collectors.joining(" "));
        }

        private Stream<String> copied() {
            return Stream.of(request.get("customerMetadataProperties").text(COPIED_FROM), request.text("sourceUri"))
                    .flatMap(Optional::stream)
                    .filter(uri -> uri.contains(":model-package/"));
        }

        private Stream<String> packages() {
            return Stream.concat(Stream.of(request.get("primaryContainer")), request.all("containers").stream())
                    .map(container -> container.text("modelPackageName"))
                    .flatMap(Optional::stream)
                    .map(named -> named.startsWith("arn:") ? named : place.arn("sagemaker", "model-package/" + named));
        }

        private Stream<String> models() {
            return Stream.concat(
                            request.all("productionVariants").stream(),
                            request.all("shadowProductionVariants").stream())
                    .map(variant -> variant.text("modelName"))
                    .flatMap(Optional::stream)
                    .map(named -> place.arn("sagemaker", "model/" + named));
        }

        private Stream<String> component() {
            Optional<String> model = request.get("specification")
                    .text("modelName")
                    .map(named -> place.arn("sagemaker", "model/" + named));
            return Stream.concat(model.stream(), name("endpoint/", "endpointName").stream());
        }

        Things ram() {
            Optional<String> share = request.text("resourceShareArn")
                    .or(() -> answer.get("resourceShare").text("resourceShareArn"))
                    .or(() -> request.text("resourceShareInvitationArn"))
                    .or(() -> request.text("name"));
            Stream<String> shared = Stream.concat(
                            request.all("resourceArns").stream(), request.all("principals").stream())
                    .map(Json::text)
                    .flatMap(Optional::stream);
            return things(share, shared);
        }

        Things bucket() {
            return things(request.text("bucketName").map(bucket -> place.global("s3", "", bucket)), Stream.of());
        }

        Things iam() {
            Optional<String> role = request.text("roleName")
                    .map(named -> place.global("iam", place.account().value(), "role/" + named));
            return things(role.or(() -> request.text("policyArn")), request.text("policyArn").stream());
        }

        Things named(String kind, String service, String field) {
            return things(
                    request.text(field)
                            .map(named -> named.startsWith("arn:") ? named : place.arn(service, kind + named)),
                    Stream.of());
        }

        Things plain(String... fields) {
            return things(
                    Stream.of(fields)
                            .map(request::text)
                            .flatMap(Optional::stream)
                            .findFirst(),
                    Stream.of());
        }

        private Optional<String> arn(String field) {
            return answer.text(field).or(() -> request.text(field));
        }

        private Optional<String> name(String kind, String field) {
            return request.text(field)
                    .map(named -> named.startsWith("arn:") ? named : place.arn("sagemaker", kind + named));
        }

        private static List<String> list(Optional<String> one) {
            return one.stream().toList();
        }

        private static Things things(Optional<String> subject, Stream<String> sources) {
            Set<String> each = new LinkedHashSet<>();
            sources.forEach(each::add);
            return new Things(list(subject), new ArrayList<>(each), "");
        }
    }
}
