package dev.mlgovern.testkit.internal.door;

import dev.mlgovern.testkit.internal.service.WireRequest;
import dev.mlgovern.testkit.internal.service.WireResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.SocketException;
import java.util.Arrays;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.utils.IoUtils;

/** The way in without sockets. Each client is a process that can crash on its own. */
public final class InProcessClient implements SdkHttpClient {
    private final FrontDoor door;
    private final CrashSwitch.Client process = new CrashSwitch.Client();

    /**
     * A new process that calls the cloud.
     *
     * @param door where its requests go
     */
    public InProcessClient(FrontDoor door) {
        this.door = door;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return received(door.handle(read(request), process));
            }

            @Override
            public void abort() {
                // a request is answered at once or not at all
            }
        };
    }

    @Override
    public String clientName() {
        return "LocalCloud";
    }

    @Override
    public void close() {
        // holds nothing
    }

    private static WireRequest read(HttpExecuteRequest request) throws IOException {
        SdkHttpRequest http = request.httpRequest();
        byte[] body = new byte[0];
        if (request.contentStreamProvider().isPresent()) {
            try (InputStream in = request.contentStreamProvider().get().newStream()) {
                body = IoUtils.toByteArray(in);
            }
        }
        return new WireRequest(http.method().name(), http.getUri(), http.headers(), SdkBytes.fromByteArrayUnsafe(body));
    }

    private static HttpExecuteResponse received(Reply reply) throws IOException {
        if (reply instanceof Reply.Answered answered) {
            return response(answered.response(), new ByteArrayInputStream(bytes(answered.response())));
        }
        if (reply instanceof Reply.CutOff cutOff) {
            byte[] all = bytes(cutOff.response());
            InputStream half = new ByteArrayInputStream(Arrays.copyOf(all, all.length / 2));
            return response(cutOff.response(), new SequenceInputStream(half, new BrokenStream()));
        }
        throw new SocketException("Connection reset");
    }

    private static byte[] bytes(WireResponse response) {
        return response.body().asByteArrayUnsafe();
    }

    private static HttpExecuteResponse response(WireResponse response, InputStream body) {
        SdkHttpResponse head = SdkHttpResponse.builder()
                .statusCode(response.status())
                .headers(response.headers())
                .build();
        return HttpExecuteResponse.builder()
                .response(head)
                .responseBody(AbortableInputStream.create(body))
                .build();
    }

    private static final class BrokenStream extends InputStream {
        @Override
        public int read() throws IOException {
            throw new SocketException("Connection reset");
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            throw new SocketException("Connection reset");
        }
    }
}
