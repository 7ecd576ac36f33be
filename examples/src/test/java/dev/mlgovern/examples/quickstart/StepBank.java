package dev.mlgovern.examples.quickstart;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.inference.InferenceAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.core.SdkBytes;

/** The quickstart's bank for tests of other packages: a model that is not registered yet, and a container that answers. */
public final class StepBank implements AutoCloseable {
    public static final String DEV = "222222222222";
    public static final String CENTRAL = "111111111111";
    public static final String GROUP = Story.GROUP;
    public static final String ARTIFACT = "s3://anybank-fraud-dev-models/card-payments/model.tar.gz";

    private final Bank bank;

    private StepBank(Bank bank) {
        this.bank = bank;
    }

    public static StepBank open() throws IOException {
        Bank bank = Bank.open(Quickstart.topology());
        bank.cloud()
                .account(DEV)
                .bucket("anybank-fraud-dev-models")
                .put("card-payments/model.tar.gz", "a model".getBytes(StandardCharsets.UTF_8));
        bank.cloud()
                .container(
                        bank.image().substring(0, bank.image().indexOf('@')),
                        asked -> new InferenceAnswer("text/csv", SdkBytes.fromUtf8String("0.97")));
        bank.cloud().endpointLooks(0);
        return new StepBank(bank);
    }

    public LocalCloud cloud() {
        return bank.cloud();
    }

    public String image() {
        return bank.image();
    }

    /** The team lead, who approves in the development account. */
    public MlPlatform lee() {
        return bank.as(Person.LEE);
    }

    /** The governance officer, who approves in the central account. */
    public MlPlatform ines() {
        return bank.as(Person.INES);
    }

    /** What a process needs to reach this cloud as the release pipeline. */
    public Map<String, String> environment() {
        AwsCredentials keys =
                bank.cloud().credentials(CENTRAL, Person.PIPELINE.actor()).resolveCredentials();
        return Map.of(
                // by number, so that S3 clients put buckets into the path
                "AWS_ENDPOINT_URL", "http://127.0.0.1:" + bank.cloud().uri().getPort(),
                "AWS_ACCESS_KEY_ID", keys.accessKeyId(),
                "AWS_SECRET_ACCESS_KEY", keys.secretAccessKey());
    }

    @Override
    public void close() {
        bank.close();
    }
}
