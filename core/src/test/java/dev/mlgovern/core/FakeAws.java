package dev.mlgovern.core;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/** AWS without sockets, as dumb as can be: STS gives sessions, everything else answers what it was told to. */
public final class FakeAws implements SdkHttpClient {
    /** One request. */
    public record Sent(String host, String operation, String body, String authorization) {
        public boolean to(String name) {
            return operation.equals(name);
        }
    }

    /** Answers a request, or gives null to leave it to the next one. */
    @FunctionalInterface
    public interface Answers {
        @Nullable
        HttpExecuteResponse to(Sent sent) throws IOException;
    }

    public final List<Sent> sent = new CopyOnWriteArrayList<>();
    public volatile Instant expiration = Instant.now().plusSeconds(3600);
    public volatile boolean closed;
    private volatile Answers first = call -> null;

    public FakeAws answers(Answers answers) {
        first = answers;
        return this;
    }

    public List<Sent> sent(String operation) {
        return sent.stream().filter(each -> each.to(operation)).toList();
    }

    public List<Sent> sent(Predicate<Sent> which) {
        return sent.stream().filter(which).toList();
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        Sent call = new Sent(
                request.httpRequest().host(),
                operation(request),
                body(request),
                request.httpRequest().firstMatchingHeader("Authorization").orElse(""));
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                sent.add(call);
                HttpExecuteResponse told = first.to(call);
                return told == null ? usual(call) : told;
            }

            @Override
            public void abort() {}
        };
    }

    private HttpExecuteResponse usual(Sent call) {
        return switch (call.operation()) {
            case "AssumeRole" -> assumed(call);
            case "GetCallerIdentity" -> identity(account(call.authorization()));
            default -> json(200, "{}");
        };
    }

    private HttpExecuteResponse assumed(Sent call) {
        String role = parameter(call, "RoleArn");
        String account = role.split(":", -1)[4];
        return xml(200, """
                <AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIA%sEXAMPLE</AccessKeyId>
                <SecretAccessKey>canary-secret</SecretAccessKey><SessionToken>canary-token</SessionToken>
                <Expiration>%s</Expiration></Credentials><AssumedRoleUser><Arn>%s/%s</Arn>
                <AssumedRoleId>AROA:x</AssumedRoleId></AssumedRoleUser></AssumeRoleResult></AssumeRoleResponse>
                """.formatted(
                        account,
                        expiration,
                        role.replace(":iam:", ":sts:").replace(":role/", ":assumed-role/"),
                        parameter(call, "RoleSessionName")));
    }

    public static HttpExecuteResponse identity(String account) {
        return xml(200, """
                <GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:sts::%s:assumed-role/x/y</Arn>
                <UserId>AROA:x</UserId><Account>%s</Account></GetCallerIdentityResult></GetCallerIdentityResponse>
                """.formatted(account, account));
    }

    private static String account(String authorization) {
        int start = authorization.indexOf("Credential=ASIA") + "Credential=ASIA".length();
        return authorization.substring(start, start + 12);
    }

    public static String parameter(Sent call, String name) {
        for (String pair : call.body().split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return "";
    }

    public static HttpExecuteResponse json(int status, String body) {
        return answer(status, "application/x-amz-json-1.1", body);
    }

    public static HttpExecuteResponse error(int status, String code, String message) {
        return json(status, "{\"__type\":\"" + code + "\",\"message\":\"" + message + "\"}");
    }

    public static HttpExecuteResponse stsError(int status, String code, String message) {
        return xml(
                status,
                "<ErrorResponse><Error><Type>Sender</Type><Code>" + code + "</Code><Message>" + message
                        + "</Message></Error><RequestId>req-1</RequestId></ErrorResponse>");
    }

    public static HttpExecuteResponse xml(int status, String body) {
        return answer(status, "text/xml", body);
    }

    private static HttpExecuteResponse answer(int status, String type, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return HttpExecuteResponse.builder()
                .response(SdkHttpFullResponse.builder()
                        .statusCode(status)
                        .putHeader("Content-Type", type)
                        .putHeader("Content-Length", String.valueOf(bytes.length))
                        .putHeader("x-amzn-RequestId", "req-1")
                        .build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(bytes)))
                .build();
    }

    private static String operation(HttpExecuteRequest request) {
        String target =
                request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
        if (!target.isEmpty()) {
            return target.substring(target.indexOf('.') + 1);
        }
        String body = body(request);
        return body.startsWith("Action=") ? body.substring(7, body.indexOf('&')) : "";
    }

    private static String body(HttpExecuteRequest request) {
        try {
            ContentStreamProvider content = request.contentStreamProvider().orElse(null);
            return content == null ? "" : new String(content.newStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public String clientName() {
        return "fake";
    }

    @Override
    public void close() {
        closed = true;
    }
}
