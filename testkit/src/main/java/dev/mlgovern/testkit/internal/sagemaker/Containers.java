package dev.mlgovern.testkit.internal.sagemaker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Caller;
import dev.mlgovern.testkit.internal.service.Cloud;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/** Model data in S3 and images in ECR, as someone in a Region can or cannot reach them. */
final class Containers {
    private static final Pattern S3 = Pattern.compile("s3://([^/]+)/?(.*)");
    private static final Pattern ECR =
            Pattern.compile("(\\d{12})\\.dkr\\.ecr\\.([a-z0-9-]+)\\.amazonaws\\.com(\\.cn)?/.+");
    // AWS's own, readable by everyone:
    // https://docs.aws.amazon.com/sagemaker/latest/dg-ecr-paths/sagemaker-algo-docker-registry-paths.html
    private static final Set<String> AWS_REGISTRIES = Set.of(
            "763104351884",
            "141502667606",
            "492215442770",
            "683313688378",
            "257758044811",
            "246618743249",
            "764974769150");

    private static final String NOT_FOUND = "Could not find model data at ";

    private final Cloud cloud;

    Containers(Cloud cloud) {
        this.cloud = cloud;
    }

    /** Checks everything that a container names; {@code digest} is where the image's digest is noted, null where AWS notes none. */
    void check(Caller reader, String region, ObjectNode container, @Nullable String digest) {
        for (String uri : modelData(container)) {
            checkData(reader, region, uri);
        }
        String image = Wire.text(container, "Image");
        if (image != null) {
            String pulled = pull(reader, region, image);
            if (digest != null && pulled != null) {
                container.put(digest, pulled);
            }
        }
    }

    /** Every S3 URI that a container's model data names; a prefix ends in a slash. */
    static List<String> modelData(JsonNode container) {
        List<String> uris = new ArrayList<>();
        add(uris, Wire.text(container, "ModelDataUrl"));
        add(uris, source(container.path("ModelDataSource")));
        container.path("AdditionalModelDataSources").forEach(more -> add(uris, source(more)));
        add(uris, Wire.text(container.path("AdditionalS3DataSource"), "S3Uri"));
        return uris;
    }

    private static @Nullable String source(JsonNode dataSource) {
        return Wire.text(dataSource.path("S3DataSource"), "S3Uri");
    }

    private static void add(List<String> uris, @Nullable String uri) {
        if (uri != null) {
            uris.add(uri);
        }
    }

    /** Reads model data: one object, or nothing for a prefix of several. */
    SdkBytes read(Caller reader, String region, String uri) {
        List<String> objects = objects(reader, region, uri);
        return objects.size() == 1 && objects.get(0).equals(uri)
                ? cloud.objects().read(reader, region, uri)
                : SdkBytes.fromByteArray(new byte[0]);
    }

    private List<String> objects(Caller reader, String region, String uri) {
        return uri.endsWith("/") ? cloud.objects().list(reader, region, uri) : List.of(uri);
    }

    private void checkData(Caller reader, String region, String uri) {
        Matcher s3 = S3.matcher(uri);
        if (!s3.matches()) {
            throw AwsError.validation("Model data " + uri + " is not an S3 URI");
        }
        // "must be in the same region":
        // https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ModelPackageContainerDefinition.html
        if (!region.equals(cloud.objects().regionOf(Objects.requireNonNull(s3.group(1))))) {
            throw noAccess(reader, region, uri);
        }
        try {
            List<String> objects = objects(reader, region, uri);
            objects.forEach(object -> cloud.objects().read(reader, region, object));
            if (objects.isEmpty()) {
                throw notFound(uri);
            }
        } catch (AwsError e) {
            if (e.status() >= 500) {
                throw e;
            }
            throw e.status() == 404 || e.message().startsWith(NOT_FOUND)
                    ? notFound(uri)
                    : noAccess(reader, region, uri);
        }
    }

    // worded as in https://github.com/aws-ia/ecs-blueprints/issues/223
    private static AwsError notFound(String uri) {
        return AwsError.validation(NOT_FOUND + uri + ".");
    }

    // worded as in https://github.com/philschmid/llm-sagemaker-sample/issues/2
    private static AwsError noAccess(Caller reader, String region, String uri) {
        return AwsError.validation("Could not access model data at " + uri + ". Please ensure that the role \""
                + reader.identity().principalArn()
                + "\" exists and that its trust relationship policy allows the action \"sts:AssumeRole\" for the service principal"
                + " \"sagemaker.amazonaws.com\". Also ensure that the role has \"s3:GetObject\" permissions and that the object is"
                + " located in " + region + ".");
    }

    /** Whether an image is of this account, of AWS or of no registry that has an account. */
    static boolean ownImage(String account, String image) {
        Matcher ecr = ECR.matcher(image);
        return !ecr.matches() || account.equals(ecr.group(1)) || AWS_REGISTRIES.contains(ecr.group(1));
    }

    private @Nullable String pull(Caller reader, String region, String image) {
        Matcher ecr = ECR.matcher(image);
        if (!ecr.matches() || AWS_REGISTRIES.contains(ecr.group(1))) {
            return null;
        }
        // image and model in one Region:
        // https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ContainerDefinition.html
        if (!region.equals(ecr.group(2))) {
            throw AwsError.validation("ECR image \"" + image + "\" is invalid: it is not in " + region + ".");
        }
        try {
            return cloud.images().pull(reader, region, image);
        } catch (AwsError e) {
            if (e.status() >= 500) {
                throw e;
            }
            throw AwsError.validation(
                    e.code().contains("NotFound")
                            ? "Requested image " + image + " not found."
                            : "Could not access image " + image + ": " + e.message());
        }
    }
}
