package dev.mlgovern.core.call;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Says of each answer whether the service throttles or fails; a throttle may be a 400, a 429 or a 503. */
final class JudgedHttp extends GuardedHttp {
    private static final int PEEKED_BYTES = 8 * 1024;
    private static final Set<String> THROTTLES = ErrorRow.THROTTLED.codes();

    JudgedHttp(SdkHttpClient next) {
        super(next);
    }

    @Override
    HttpExecuteResponse around(ExecutableHttpRequest request, @Nullable Call call) throws IOException {
        if (call == null) {
            return request.call();
        }
        call.judged(Call.Verdict.FAULT);
        HttpExecuteResponse response = request.call();
        int status = response.httpResponse().statusCode();
        if (status < 400) {
            call.judged(Call.Verdict.FINE);
            return response;
        }
        AbortableInputStream body = response.responseBody().orElse(null);
        byte[] start = body == null ? new byte[0] : body.readNBytes(PEEKED_BYTES);
        call.judged(verdict(response.httpResponse(), new String(start, StandardCharsets.UTF_8)));
        return body == null ? response : again(response.httpResponse(), start, body);
    }

    private static Call.Verdict verdict(SdkHttpResponse answer, String body) {
        int status = answer.statusCode();
        String type = answer.firstMatchingHeader("x-amzn-ErrorType").orElse("");
        // S3 answers SlowDown with 503, and HEAD has no body
        boolean unsaid = body.isEmpty() && type.isEmpty() && status == 503;
        if (status == 429 || unsaid || THROTTLES.stream().anyMatch(code -> says(code, type, body))) {
            return Call.Verdict.THROTTLED;
        }
        return status >= 500 ? Call.Verdict.FAULT : Call.Verdict.FINE;
    }

    private static boolean says(String code, String type, String body) {
        return type.equals(code)
                || type.startsWith(code + ":")
                || body.contains("<Code>" + code + "</Code>")
                || body.contains("\"" + code + "\"")
                || body.contains("#" + code + "\"");
    }

    private static HttpExecuteResponse again(SdkHttpResponse answer, byte[] start, AbortableInputStream rest) {
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(start), rest);
        return HttpExecuteResponse.builder()
                .response(answer)
                .responseBody(AbortableInputStream.create(whole, rest))
                .build();
    }

    @Override
    String what() {
        return "judge";
    }
}
