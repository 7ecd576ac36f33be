package dev.mlgovern.registry.lifecycle;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.call.Sleeper;
import dev.mlgovern.registry.Estate;
import dev.mlgovern.registry.Ground;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.Repository;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** moto as the ground of a bank, set up by AWS's own calls. */
final class MotoGround implements Ground {
    private static final AwsCredentialsProvider NOBODY =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIAIOSFODNN7EXAMPLE", "unchecked"));

    private final Moto moto;
    private final SdkHttpClient http;
    private final Map<String, AwsCredentialsProvider> people = new ConcurrentHashMap<>();

    MotoGround(Moto moto, SdkHttpClient http) {
        this.moto = moto;
        this.http = http;
    }

    @Override
    public SdkHttpClient httpClient() {
        return http;
    }

    /** moto tells accounts apart by the access keys that its AssumeRole gave out for a role of the account. */
    @Override
    public AwsCredentialsProvider credentials(AccountId account, String user) {
        return people.computeIfAbsent(account + "/" + user, who -> {
            StsClient sts = StsClient.builder()
                    .region(REGION)
                    .httpClient(http)
                    .credentialsProvider(NOBODY)
                    .build();
            Credentials session = sts.assumeRole(a -> a.roleArn("arn:aws:iam::" + account + ":role/" + user)
                            .roleSessionName(user))
                    .credentials();
            return StaticCredentialsProvider.create(AwsSessionCredentials.create(
                    session.accessKeyId(), session.secretAccessKey(), session.sessionToken()));
        });
    }

    @Override
    public Clock clock() {
        return Clock.systemUTC();
    }

    /** Nothing takes time in moto. */
    @Override
    public Sleeper sleeper() {
        return duration -> {
            throw new IllegalStateException("waited for " + duration + ", though moto has everything done at once");
        };
    }

    /** moto lets anybody assume any role, whether there is one or not. */
    @Override
    public void role(AccountId account, String name, String trusted) {}

    @Override
    public String key(AccountId account, String policy) {
        return client(KmsClient.builder(), account)
                .createKey(k -> k.policy(policy))
                .keyMetadata()
                .arn();
    }

    @Override
    public void bucket(AccountId account, String name, String policy) {
        s3(account).createBucket(b -> b.bucket(name).createBucketConfiguration(c -> c.locationConstraint(REGION.id())));
        s3(account).putBucketPolicy(b -> b.bucket(name).policy(policy));
    }

    @Override
    public void versions(AccountId account, String bucket, String keyArn) {
        s3(account)
                .putBucketVersioning(
                        b -> b.bucket(bucket).versioningConfiguration(v -> v.status(BucketVersioningStatus.ENABLED)));
        ServerSideEncryptionRule rule = ServerSideEncryptionRule.builder()
                .applyServerSideEncryptionByDefault(
                        d -> d.sseAlgorithm(ServerSideEncryption.AWS_KMS).kmsMasterKeyID(keyArn))
                .build();
        s3(account).putBucketEncryption(b -> b.bucket(bucket).serverSideEncryptionConfiguration(c -> c.rules(rule)));
    }

    @Override
    public String image(AccountId account, String repository, String policy) {
        EcrClient ecr = client(EcrClient.builder(), account);
        Repository made =
                ecr.createRepository(r -> r.repositoryName(repository)).repository();
        ecr.setRepositoryPolicy(r -> r.repositoryName(repository).policyText(policy));
        ecr.putImage(i -> i.repositoryName(repository).imageTag("1").imageManifest("""
                {"schemaVersion": 2, "mediaType": "application/vnd.docker.distribution.manifest.v2+json",
                 "config": {"mediaType": "application/vnd.docker.container.image.v1+json", "size": 2,
                 "digest": "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"}, "layers": []}"""));
        return made.repositoryUri() + ":1";
    }

    /** moto has no containers; it is told what they answer. */
    @Override
    public void modelsAnswer(String json) {
        for (AccountId account : List.of(Estate.TEST, Estate.PROD)) {
            String result =
                    "{\"Body\": \"%s\", \"ContentType\": \"application/json\"}".formatted(json.replace("\"", "\\\""));
            try {
                moto.tell(
                        "static/sagemaker/endpoint-results",
                        "{\"account_id\": \"%s\", \"region\": \"%s\", \"results\": [%s, %s]}"
                                .formatted(account, REGION, result, result));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
