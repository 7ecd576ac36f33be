package dev.mlgovern.examples.quickstart;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Takes down every credential and signature that goes over the wire, and can answer in the place of AWS. */
final class WireTap implements SdkHttpClient {
    private static final Pattern GIVEN = Pattern.compile("<(AccessKeyId|SecretAccessKey|SessionToken)>([^<]+)</");
    private static final Pattern SIGNED = Pattern.compile("Signature=([0-9a-f]+)");

    /** Makes something else of what the cloud answers, or gives null to let that through. */
    interface Instead {
        @Nullable
        HttpExecuteResponse of(HttpExecuteRequest request, ExecutableHttpRequest cloud) throws IOException;
    }

    private final SdkHttpClient cloud;
    private final Canaries canaries;
    private volatile Instead instead = (request, cloud) -> null;

    WireTap(SdkHttpClient cloud, Canaries canaries) {
        this.cloud = cloud;
        this.canaries = canaries;
    }

    void answers(Instead other) {
        instead = other;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        SdkHttpRequest http = request.httpRequest();
        http.firstMatchingHeader("X-Amz-Security-Token").ifPresent(token -> canaries.add("session token", token));
        all(SIGNED, http.firstMatchingHeader("Authorization").orElse(""), found -> "signature of a request");
        ExecutableHttpRequest asked = cloud.prepareRequest(request);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                HttpExecuteResponse told = instead.of(request, asked);
                HttpExecuteResponse answer = told == null ? asked.call() : told;
                return http.host().startsWith("sts.") ? read(answer) : answer;
            }

            @Override
            public void abort() {
                asked.abort();
            }
        };
    }

    private HttpExecuteResponse read(HttpExecuteResponse answer) throws IOException {
        byte[] body =
                answer.responseBody().isPresent() ? answer.responseBody().get().readAllBytes() : new byte[0];
        all(GIVEN, new String(body, StandardCharsets.UTF_8), found -> found.group(1) + " of a role session");
        return HttpExecuteResponse.builder()
                .response(answer.httpResponse())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                .build();
    }

    private void all(Pattern pattern, String text, Function<Matcher, String> what) {
        Matcher found = pattern.matcher(text);
        while (found.find()) {
            canaries.add(what.apply(found), found.group(found.groupCount()));
        }
    }

    @Override
    public String clientName() {
        return cloud.clientName();
    }

    @Override
    public void close() {
        cloud.close();
    }
}
