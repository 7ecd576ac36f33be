package dev.mlgovern.testkit.internal.s3;

import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Caller;
import dev.mlgovern.testkit.internal.service.Origin;
import dev.mlgovern.testkit.internal.service.RawCall;
import dev.mlgovern.testkit.internal.service.WireRequest;
import dev.mlgovern.testkit.internal.service.WireResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/** The shortest way from a real SDK client to the service: no cloud around it, the access key id is the account. */
final class S3Door implements SdkHttpClient {
    private static final Pattern SCOPE = Pattern.compile("Credential=(\\d{12})/\\d+/([a-z0-9-]+)/");
    private final S3Service service;
    private final OpenCloud cloud;

    S3Door(OpenCloud cloud) {
        this.cloud = cloud;
        this.service = new S3Service(cloud);
    }

    S3Service service() {
        return service;
    }

    static Caller caller(String account) {
        String arn = "arn:aws:iam::" + account + ":user/tester";
        return new Caller(
                new Caller.Identity(account, arn, arn, "AIDA"),
                account,
                new Caller.Rights(List.of(), null),
                Caller.Session.none());
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return respond(answer(wire(request)));
            }

            @Override
            public void abort() {
                // nothing is under way between two calls
            }
        };
    }

    @Override
    public void close() {
        // holds nothing
    }

    private WireResponse answer(WireRequest request) {
        try {
            Matcher scope = SCOPE.matcher(request.header("Authorization").orElse(""));
            if (!scope.find()) {
                throw new AwsError(403, "AccessDenied", "not signed");
            }
            Origin origin = new Origin(caller(scope.group(1)), scope.group(2), "request");
            RawCall call = new RawCall(service.operation(request), request, origin);
            service.access(call).forEach(access -> cloud.authorize(origin.caller(), origin.region(), access));
            return service.answer(call);
        } catch (AwsError e) {
            return service.error(e, request);
        }
    }

    private static WireRequest wire(HttpExecuteRequest request) throws IOException {
        try (InputStream body = request.contentStreamProvider()
                .map(ContentStreamProvider::newStream)
                .orElse(InputStream.nullInputStream())) {
            return new WireRequest(
                    request.httpRequest().method().name(),
                    request.httpRequest().getUri(),
                    request.httpRequest().headers(),
                    SdkBytes.fromInputStream(body));
        } catch (UncheckedIOException e) {
            throw new IOException(e);
        }
    }

    private static HttpExecuteResponse respond(WireResponse answer) {
        SdkHttpFullResponse.Builder response = SdkHttpFullResponse.builder().statusCode(answer.status());
        for (Map.Entry<String, List<String>> header : answer.headers().entrySet()) {
            response.putHeader(header.getKey(), header.getValue());
        }
        return HttpExecuteResponse.builder()
                .response(response.build())
                .responseBody(AbortableInputStream.create(answer.body().asInputStream()))
                .build();
    }
}
