package dev.mlgovern.testkit.internal.door;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.mlgovern.testkit.internal.service.WireRequest;
import dev.mlgovern.testkit.internal.service.WireResponse;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;

/** The way in over HTTP, on the loopback interface. All who come this way are one process, which cannot crash. */
public final class HttpDoor implements AutoCloseable {
    /** Names the host that a request was for, where the client had to address this door instead. */
    static final String FOR_HOST = "X-LocalCloud-Host";

    private final WireMockServer server;

    /**
     * Opens the door on a free port.
     *
     * @param door where its requests go
     */
    public HttpDoor(FrontDoor door) {
        server = new WireMockServer(WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .disableRequestJournal()
                .gzipDisabled(true)
                .containerThreads(64)
                .extensions(new Answers(door)));
        server.start();
        server.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.aResponse()));
    }

    /** {@return where it listens} */
    public URI uri() {
        return URI.create(server.baseUrl());
    }

    @Override
    public void close() {
        server.stop();
    }

    private static final class Answers implements ResponseTransformerV2 {
        private final FrontDoor door;
        private final CrashSwitch.Client outside = new CrashSwitch.Client();

        Answers(FrontDoor door) {
            this.door = door;
        }

        @Override
        public String getName() {
            return "local-cloud";
        }

        @Override
        public Response transform(Response ignored, ServeEvent event) {
            Reply reply = reply(event.getRequest());
            if (reply instanceof Reply.Answered answered) {
                return written(answered.response()).build();
            }
            Fault fault =
                    reply instanceof Reply.Reset ? Fault.CONNECTION_RESET_BY_PEER : Fault.MALFORMED_RESPONSE_CHUNK;
            return Response.response().fault(fault).build();
        }

        private Reply reply(Request request) {
            return door.handle(read(request), outside);
        }
    }

    private static Response.Builder written(WireResponse response) {
        HttpHeaders headers = new HttpHeaders(response.headers().entrySet().stream()
                .map(header -> new HttpHeader(header.getKey(), header.getValue()))
                .toList());
        return Response.response()
                .status(response.status())
                .headers(headers)
                .body(response.body().asByteArrayUnsafe());
    }

    private static WireRequest read(Request request) {
        Map<String, List<String>> headers = new HashMap<>();
        request.getHeaders().all().forEach(header -> headers.put(header.key(), header.values()));
        String host = request.containsHeader(FOR_HOST) ? request.getHeader(FOR_HOST) : request.getHeader("Host");
        byte[] body = request.getBody();
        return new WireRequest(
                request.getMethod().getName(),
                URI.create("https://" + host + request.getUrl()),
                headers,
                SdkBytes.fromByteArrayUnsafe(body == null ? new byte[0] : body));
    }
}
