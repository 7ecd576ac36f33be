package dev.mlgovern.registry.lifecycle;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.registry.Ground;
import dev.mlgovern.testkit.LocalCloud;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.sts.StsClient;

/** moto, but for the deviations that are listed: those requests are answered as AWS does, all others go to moto as they are. */
final class MendedMoto implements SdkHttpClient {
    private final LocalCloud cloud = LocalCloud.start();
    private final Map<String, ObjectNode> kept = new ConcurrentHashMap<>();
    private final Map<String, String> accounts = new ConcurrentHashMap<>();
    private final Set<Deviation> met = ConcurrentHashMap.newKeySet();
    private final MotoHttp moto;

    MendedMoto(MotoHttp moto) {
        this.moto = moto;
    }

    /** The deviations that requests met. */
    Set<Deviation> met() {
        return met;
    }

    /** What answered for operations that moto does not have. */
    LocalCloud cloud() {
        return cloud;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        List<Deviation> deviations = Deviation.mendedOf(Ask.operation(request.httpRequest()));
        if (deviations.isEmpty()) {
            return moto.prepareRequest(request);
        }
        met.addAll(deviations);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return over(deviations).ask(Ask.of(request)).response();
            }

            @Override
            public void abort() {
                // moto answers within milliseconds
            }
        };
    }

    @Override
    public void close() {
        // platforms close what they are given, and this serves many
    }

    private Mend.Way over(List<Deviation> deviations) {
        if (deviations.isEmpty()) {
            return ask -> Reply.of(moto.prepareRequest(ask.request()).call());
        }
        Mend.Ways ways = new Mend.Ways(over(deviations.subList(1, deviations.size())), this::local, kept);
        Mend mend = requireNonNull(deviations.get(0).mend());
        return ask -> mend.answer(ask, ways);
    }

    private Reply local(Ask ask) throws IOException {
        String account = accounts.computeIfAbsent(ask.accessKey(), this::account);
        Ask there = ask.by(cloud.credentials(account, "admin").resolveCredentials());
        return Reply.of(cloud.httpClient().prepareRequest(there.request()).call());
    }

    /** The account that moto takes the owner of an access key to act in. */
    private String account(String accessKey) {
        StsClient sts = StsClient.builder()
                .region(Ground.REGION)
                .httpClient(moto)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "unchecked")))
                .build();
        return sts.getCallerIdentity().account();
    }
}
