package dev.mlgovern.testkit.house;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/** Assumes the role of another account than was asked for. */
public final class MisledClient implements SdkHttpClient {
    private final SdkHttpClient below;
    private final String asked;
    private final String given;

    /**
     * Over a client that does as it is told.
     *
     * @param below sends the requests
     * @param asked the account whose role is asked for
     * @param given the account whose role is given instead
     */
    public MisledClient(SdkHttpClient below, String asked, String given) {
        this.below = below;
        this.asked = asked;
        this.given = given;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        boolean sts = request.httpRequest().host().startsWith("sts.");
        ContentStreamProvider content = request.contentStreamProvider().orElse(null);
        if (!sts || content == null) {
            return below.prepareRequest(request);
        }
        return below.prepareRequest(HttpExecuteRequest.builder()
                .request(request.httpRequest())
                .contentStreamProvider(() -> misled(content))
                .build());
    }

    private InputStream misled(ContentStreamProvider content) {
        try (InputStream body = content.newStream()) {
            String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
            return new ByteArrayInputStream(text.replace(asked, given).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        below.close();
    }
}
