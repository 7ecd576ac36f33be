package dev.mlgovern.registry;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.call.Sleeper;
import dev.mlgovern.testkit.CloudAccount;
import dev.mlgovern.testkit.LocalCloud;
import dev.mlgovern.testkit.RepositorySetup;
import dev.mlgovern.testkit.inference.InferenceAnswer;
import java.time.Clock;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;

/** LocalCloud as the ground of a bank. */
public record LocalGround(LocalCloud cloud) implements Ground {
    @Override
    public SdkHttpClient httpClient() {
        return cloud.httpClient();
    }

    @Override
    public AwsCredentialsProvider credentials(AccountId account, String user) {
        return cloud.credentials(account.value(), user);
    }

    @Override
    public Clock clock() {
        return cloud.clock();
    }

    @Override
    public Sleeper sleeper() {
        return cloud.clock()::advance;
    }

    @Override
    public void role(AccountId account, String name, String trusted) {
        account(account).role(name).trusts(trusted);
    }

    @Override
    public String key(AccountId account, String policy) {
        return account(account).key("models").policy(policy).arn();
    }

    @Override
    public void bucket(AccountId account, String name, String policy) {
        account(account).bucket(name).policy(policy);
    }

    @Override
    public void versions(AccountId account, String bucket, String keyArn) {
        account(account).bucket(bucket).versioned().defaultKey(keyArn);
    }

    @Override
    public String image(AccountId account, String repository, String policy) {
        RepositorySetup images = account(account).repository(repository).policy(policy);
        images.push("1");
        return images.uri() + ":1";
    }

    @Override
    public void modelsAnswer(String json) {
        cloud.container("scorer", request -> InferenceAnswer.json(json));
    }

    private CloudAccount account(AccountId id) {
        return cloud.account(id.value());
    }
}
