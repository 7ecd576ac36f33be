package dev.mlgovern.core;

import dev.mlgovern.core.call.CallLimits;
import dev.mlgovern.core.call.CallListener;
import dev.mlgovern.core.call.Sleeper;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.InvalidRequestException;
import dev.mlgovern.core.topology.TopologySource;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;

/** Gathers what a platform is made of. */
final class PlatformBuilder implements MlPlatform.Builder {
    @Nullable
    TopologySource topology;

    @Nullable
    AwsCredentialsProvider credentials;

    @Nullable
    SdkHttpClient http;

    @Nullable
    SdkAsyncHttpClient asyncHttp;

    String actor = System.getProperty("user.name", "mlgovern");
    final List<CallListener> listeners = new ArrayList<>();
    final Map<String, String> sessionTags = new LinkedHashMap<>();
    boolean sourceIdentity = true;
    boolean readOnly;
    boolean loudLoggersRefused;
    CallLimits limits = CallLimits.defaults();
    int parallelism = 8;
    Clock clock = Clock.systemUTC();
    Sleeper sleeper = Sleeper.real();

    @Override
    public MlPlatform.Builder topology(TopologySource source) {
        topology = source;
        return this;
    }

    @Override
    public MlPlatform.Builder credentials(AwsCredentialsProvider base) {
        credentials = base;
        return this;
    }

    @Override
    public MlPlatform.Builder httpClient(SdkHttpClient shared) {
        http = shared;
        return this;
    }

    @Override
    public MlPlatform.Builder asyncHttpClient(SdkAsyncHttpClient shared) {
        asyncHttp = shared;
        return this;
    }

    @Override
    public MlPlatform.Builder actor(String name) {
        actor = name;
        return this;
    }

    @Override
    public MlPlatform.Builder putSessionTag(String key, String value) {
        sessionTags.put(key, value);
        return this;
    }

    @Override
    public MlPlatform.Builder sourceIdentity(boolean on) {
        sourceIdentity = on;
        return this;
    }

    @Override
    public MlPlatform.Builder addListener(CallListener listener) {
        listeners.add(listener);
        return this;
    }

    @Override
    public MlPlatform.Builder readOnly(boolean on) {
        readOnly = on;
        return this;
    }

    @Override
    public MlPlatform.Builder loudLoggersRefused(boolean on) {
        loudLoggersRefused = on;
        return this;
    }

    @Override
    public MlPlatform.Builder limits(CallLimits calls) {
        limits = calls;
        return this;
    }

    @Override
    public MlPlatform.Builder parallelism(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("parallelism must be 1 or more, was " + most);
        }
        parallelism = most;
        return this;
    }

    @Override
    public MlPlatform.Builder clock(Clock time) {
        clock = time;
        return this;
    }

    @Override
    public MlPlatform.Builder sleeper(Sleeper pauses) {
        sleeper = pauses;
        return this;
    }

    @Override
    public MlPlatform build() {
        TopologySource source = topology;
        if (source == null) {
            throw new InvalidRequestException(
                    Failure.of("open", "the platform cannot be opened"),
                    List.of("topology is missing, must be set to a TopologySource"));
        }
        LoudLoggers.check(loudLoggersRefused);
        return new DefaultMlPlatform(Resources.open(this, source.load()), actor);
    }
}
