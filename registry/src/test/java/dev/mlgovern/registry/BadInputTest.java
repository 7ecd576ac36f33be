package dev.mlgovern.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.AccessDeniedException;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.registry.model.Registration;
import dev.mlgovern.registry.model.S3Location;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.LocalCloudExtension;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.regions.Region;

/** Whatever is wrong with a registration is told at once, and nothing is changed. */
@ExtendWith(LocalCloudExtension.class)
class BadInputTest {
    private Bank bank;
    private MlPlatform platform;

    @BeforeEach
    void open(LocalCloud cloud) {
        bank = new Bank(cloud);
        platform = bank.platform("dora");
        cloud.clearCalls();
    }

    @AfterEach
    void nothingWasChanged() {
        platform.close();
        assertThat(bank.changes()).isEmpty();
    }

    private List<String> problems(Registration.Builder request) {
        return assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> ModelRegistry.on(platform).register(request.build()))
                .actual()
                .problems();
    }

    @Test
    void register_forUnknownTeam_isRefused() {
        assertThat(problems(bank.registration().team("frod")))
                .singleElement()
                .asString()
                .contains("frod");
    }

    @Test
    void register_inGroupOfTooLongName_isRefused() {
        assertThat(problems(bank.registration().group("g".repeat(200))))
                .anySatisfy(problem -> assertThat(problem).contains("63").contains("200"));
    }

    @Test
    void register_withoutRequiredTag_isRefused() {
        assertThat(problems(bank.registration().putTag("anybank:finance:owner", "")))
                .anySatisfy(problem -> assertThat(problem).contains("anybank:finance:owner"));
    }

    @Test
    void register_ofMissingArtifact_isRefused() {
        assertThat(problems(bank.registration().artifact("s3://fraud-dev-models/nothing.tar.gz")))
                .containsExactly("nothing is at s3://fraud-dev-models/nothing.tar.gz");
    }

    @Test
    void register_ofArtifactInAnotherRegion_isRefused() {
        bank.account(Bank.DEV)
                .in(Region.EU_CENTRAL_1)
                .bucket("fraud-frankfurt")
                .put("model.tar.gz", "model".getBytes(StandardCharsets.UTF_8));

        assertThat(problems(bank.registration().artifact("s3://fraud-frankfurt/model.tar.gz")))
                .containsExactly("bucket fraud-frankfurt is in eu-central-1, must be in eu-west-1");
    }

    @Test
    void register_ofArtifactInAnotherAccountsBucket_isDenied() {
        bank.account(Bank.CENTRAL)
                .bucket("central-open")
                .policy("""
                        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:*",
                        "Resource":["arn:aws:s3:::central-open","arn:aws:s3:::central-open/*"]}]}""")
                .put("model.tar.gz", "model".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> ModelRegistry.on(platform)
                        .register(bank.registration()
                                .artifact("s3://central-open/model.tar.gz")
                                .build()))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void register_ofMissingImage_isRefused() {
        assertThat(problems(bank.registration().image(bank.image().replace(":1", ":2"))))
                .singleElement()
                .asString()
                .contains("scorer:2 does not exist");
    }

    @Test
    void register_withManyProblems_tellsAllOfThem() {
        Registration.Builder request = bank.registration()
                .group("no group")
                .artifact("s3://fraud-dev-models/nothing/")
                .samplePayload(S3Location.parse("s3://fraud-dev-models/folder/"))
                .putMetadata("mlgovern:team", "x")
                .putMetadata("json", "{}")
                .description("d".repeat(2000));
        IntStream.range(0, 60).forEach(i -> request.putMetadata("key" + i, "v"));

        assertThat(problems(request))
                .hasSize(8)
                .anySatisfy(problem -> assertThat(problem).contains("no group"))
                .anySatisfy(problem -> assertThat(problem).contains("nothing is at s3://fraud-dev-models/nothing/"))
                .anySatisfy(problem -> assertThat(problem).contains("samplePayload must be an object"))
                .anySatisfy(problem -> assertThat(problem).contains("63 entries"))
                .anySatisfy(problem -> assertThat(problem).contains("mlgovern:team"))
                .anySatisfy(problem -> assertThat(problem).contains("metadata json"))
                .anySatisfy(problem -> assertThat(problem).contains("description has 2000"));
    }

    @Test
    void accountId_ofElevenDigits_isRefused() {
        assertThatThrownBy(() -> AccountId.of("12345678901"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("12 digits")
                .hasMessageContaining("12345678901");
    }
}
