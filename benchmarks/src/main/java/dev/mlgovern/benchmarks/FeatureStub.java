package dev.mlgovern.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * Search over feature groups that are made up as they are asked for: features are called after what is measured of what over which time,
 * such as {@code merchant_velocity_24h}, and one in four is described.
 */
final class FeatureStub implements SdkHttpClient {
    private static final int PAGE = 100;
    private static final Pattern TOKEN = Pattern.compile("\"NextToken\":\"(\\d+)\"");
    private static final String[] SYLLABLES = {"ba", "de", "fi", "go", "ku", "la", "me", "ni", "po", "ru", "sa", "te"};
    private static final String[] TIMES = {"1h", "6h", "24h", "7d", "30d", "90d", "365d", "ever"};
    private static final int SUBJECTS = 40;
    private static final int MEASURES = 300;

    private final int groups;
    private final int featuresOfEach;
    private final AtomicInteger searches = new AtomicInteger();
    private final byte[] session = Answers.assumedRole(Clock.systemUTC(), Duration.ofHours(12));

    FeatureStub(int groups, int featuresOfEach) {
        this.groups = groups;
        this.featuresOfEach = featuresOfEach;
    }

    int searches() {
        return searches.get();
    }

    /** Words that some feature has together. */
    List<String> words() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < Math.min(groups * featuresOfEach, 5000); i++) {
            all.add(subject(i) + " " + measure(i));
            all.add(measure(i) + " " + TIMES[mixed(i, 3) % TIMES.length]);
        }
        return all;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                return StubAws.toSts(request.httpRequest())
                        ? StubAws.response(200, session)
                        : StubAws.response(200, page(body(request)).getBytes(StandardCharsets.UTF_8));
            }

            @Override
            public void abort() {}
        };
    }

    private static String body(HttpExecuteRequest request) throws IOException {
        try (InputStream body = request.contentStreamProvider().orElseThrow().newStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String page(String request) {
        searches.incrementAndGet();
        boolean ofGroups = request.contains("\"FeatureGroup\"");
        Matcher token = TOKEN.matcher(request);
        int from = token.find() ? Integer.parseInt(token.group(1)) : 0;
        int all = ofGroups ? groups : groups * featuresOfEach;
        int to = Math.min(all, from + PAGE);
        List<String> results = new ArrayList<>();
        for (int i = from; i < to; i++) {
            results.add(ofGroups ? group(i) : feature(i));
        }
        String next = to < all ? ",\"NextToken\":\"" + to + "\"" : "";
        return "{\"Results\":[" + String.join(",", results) + "]" + next + "}";
    }

    private String group(int number) {
        List<String> features = new ArrayList<>();
        for (int i = number * featuresOfEach; i < (number + 1) * featuresOfEach; i++) {
            features.add("{\"FeatureName\":\"" + name(i) + "\",\"FeatureType\":\"Fractional\"}");
        }
        return ("{\"FeatureGroup\":{%s,\"RecordIdentifierFeatureName\":\"%s\",\"EventTimeFeatureName\":\"at\",\"FeatureGroupStatus\":\"Created\","
                        + "\"CreationTime\":1.7e9,\"OnlineStoreConfig\":{\"EnableOnlineStore\":true},\"Tags\":[{\"Key\":\"team\",\"Value\":\"%s\"}],"
                        + "\"FeatureDefinitions\":[%s]}}")
                .formatted(named(number), name(number * featuresOfEach), measure(number), String.join(",", features));
    }

    private String feature(int number) {
        String said = number % 4 == 0
                ? ",\"Description\":\"%s of each %s\",\"Parameters\":[{\"Key\":\"unit\",\"Value\":\"%s\"}]"
                        .formatted(measure(number + 1), subject(number), measure(number + 2))
                : "";
        return "{\"FeatureMetadata\":{%s,\"FeatureName\":\"%s\",\"FeatureType\":\"Fractional\",\"CreationTime\":1.7e9%s}}"
                .formatted(named(number / featuresOfEach), name(number), said);
    }

    private static String named(int group) {
        String name = subject(group * 7) + "-" + group;
        return "\"FeatureGroupName\":\"%s\",\"FeatureGroupArn\":\"arn:aws:sagemaker:%s:%s:feature-group/%s\""
                .formatted(name, Bank.REGION.id(), Bank.DEV, name);
    }

    private static String name(int number) {
        return subject(number) + "_" + measure(number) + "_" + TIMES[mixed(number, 3) % TIMES.length];
    }

    private static String subject(int number) {
        return word(mixed(number, 1) % SUBJECTS);
    }

    private static String measure(int number) {
        return word(SUBJECTS + mixed(number, 2) % MEASURES);
    }

    /** Three syllables, different for each number. */
    private static String word(int number) {
        int base = SYLLABLES.length;
        return SYLLABLES[number % base]
                + SYLLABLES[number / base % base]
                + SYLLABLES[(number * 5 + number / (base * base)) % base];
    }

    private static int mixed(int number, int salt) {
        int mixed = (number + 1) * 0x9E3779B9 + salt * 0x85EBCA6B;
        mixed ^= mixed >>> 15;
        mixed *= 0x2C1B3C6D;
        return (mixed ^ mixed >>> 13) & Integer.MAX_VALUE;
    }

    @Override
    public void close() {}
}
