package dev.mlgovern.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.RepositorySetup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** The README's code and YAML are those of the example, and the example does what the README says. */
class ReadmeTest {
    private static final String CENTRAL = "111111111111";
    private static final String DEV = "222222222222";
    private static final String EXTERNAL_ID = "anybank-7f3k9q";

    @TempDir
    Path folder;

    @Test
    void readme_quotesTheExampleWordForWord() throws IOException {
        String readme = Files.readString(Path.of("../README.md"));
        String example = Files.readString(Path.of("src/main/java/dev/mlgovern/examples/readme/FirstPromotion.java"));
        Matcher tagged = Pattern.compile("( *)// tag::readme\\[\\]\n(.*)\n *// end::readme\\[\\]", Pattern.DOTALL)
                .matcher(example);
        assertThat(tagged.find()).isTrue();
        String code = tagged.group(2).replaceAll("(?m)^" + tagged.group(1), "");

        assertThat(readme).contains("```java\n" + code + "\n```").contains("```yaml\n" + yaml() + "```");
        assertThat(code.lines().count()).isLessThanOrEqualTo(20);
        assertThat(readme.lines().count()).isLessThanOrEqualTo(150);
    }

    @Test
    void main_onALocalCloud_printsThePlanAndPromotes() throws Exception {
        try (LocalCloud cloud = LocalCloud.start()) {
            prepare(cloud);
            Files.writeString(folder.resolve("mlgovern.yaml"), yaml());

            String output = run(cloud);

            assertThat(output)
                    .contains("promote churn/1 to fraud-churn")
                    .contains("copy s3://anybank-fraud-dev-models/churn/model.tar.gz")
                    .endsWith("arn:aws:sagemaker:eu-west-1:111111111111:model-package/fraud-churn/1 is PENDING\n");
            assertThat(cloud.violations()).isEmpty();
        }
    }

    private static String yaml() throws IOException {
        return Files.readString(Path.of("src/main/resources/dev/mlgovern/examples/readme/mlgovern.yaml"));
    }

    private static void prepare(LocalCloud cloud) {
        String ines = "arn:aws:iam::111111111111:user/ines";
        for (String account : new String[] {CENTRAL, DEV}) {
            cloud.account(account).role("mlgovern-platform").trusts(ines).externalId(EXTERNAL_ID);
        }
        cloud.account(CENTRAL).bucket("anybank-ml-models");
        cloud.account(DEV)
                .bucket("anybank-fraud-dev-models")
                .put("churn/model.tar.gz", "a model".getBytes(StandardCharsets.UTF_8))
                .policy(allows(
                        "s3:GetObject*\", \"s3:ListBucket",
                        "\"Resource\": [\"arn:aws:s3:::anybank-fraud-dev-models\", "
                                + "\"arn:aws:s3:::anybank-fraud-dev-models/*\"],"));
        RepositorySetup repository = cloud.account(DEV).repository("fraud-scoring");
        repository.policy(allows("ecr:BatchGetImage\", \"ecr:GetDownloadUrlForLayer", ""));
        repository.push("1");
    }

    private static String allows(String actions, String resources) {
        return """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["%s"], %s
                 "Principal": {"AWS": "arn:aws:iam::111111111111:role/mlgovern-platform"}}]}""".formatted(actions, resources);
    }

    /** Runs the example as its reader does: a process with credentials in its environment. */
    private String run(LocalCloud cloud) throws IOException, InterruptedException {
        AwsCredentials keys = cloud.credentials(CENTRAL, "ines").resolveCredentials();
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FirstPromotion.class.getName())
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        // by number, so that S3 clients put buckets into the path
                        "AWS_ENDPOINT_URL",
                        "http://127.0.0.1:" + cloud.uri().getPort(),
                        "AWS_ACCESS_KEY_ID",
                        keys.accessKeyId(),
                        "AWS_SECRET_ACCESS_KEY",
                        keys.secretAccessKey(),
                        "MLGOVERN_EXTERNAL_ID",
                        EXTERNAL_ID));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}
