package dev.mlgovern.registry.load;

import dev.mlgovern.core.MlPlatform;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.registry.Bank;
import dev.mlgovern.registry.ModelRegistry;
import dev.mlgovern.testkit.CloudClock;
import dev.mlgovern.testkit.SimulatedCrash;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/** Somebody who tries until the work is done, in one process after another. */
final class Worker implements AutoCloseable {
    private static final int MOST_TRIES = 60;
    // what the pacer waits at most; a waiter's pauses are longer and have jitter of their own
    private static final Duration EXACT = Duration.ofMillis(250);

    private final String name;
    private final Bank bank;
    private final Weather weather;
    private final Tally tally;
    private @Nullable MlPlatform process;

    Worker(String name, Bank bank, Weather weather, Tally tally) {
        this.name = name;
        this.bank = bank;
        this.weather = weather;
        this.tally = tally;
    }

    <T> T does(Function<ModelRegistry, T> work) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            weather.crash(bank.cloud());
            try {
                return work.apply(ModelRegistry.on(process()));
            } catch (SimulatedCrash crash) {
                tally.crashed();
                close();
            } catch (GovernanceException typed) {
                tally.failed(typed);
                if (weather.restarts()) {
                    close();
                }
            } finally {
                bank.cloud().crash().off();
            }
            bank.cloud().clock().advance(weather.pause(Turns.alone()));
        }
        throw new AssertionError(name + " did not get through in " + MOST_TRIES + " tries");
    }

    private MlPlatform process() {
        MlPlatform open = process;
        if (open == null) {
            CloudClock clock = bank.cloud().clock();
            open = bank.builder(name)
                    .httpClient(new TakingTurns(bank.cloud().httpClient()))
                    .parallelism(1)
                    .sleeper(this::sleep)
                    .addListener(event -> tally.called(event, clock))
                    .build();
            process = open;
        }
        return open;
    }

    private void sleep(Duration pause) {
        boolean exact = pause.compareTo(EXACT) <= 0;
        bank.cloud()
                .clock()
                .advance(
                        exact ? pause : Duration.ofSeconds(1L + weather.chance().nextInt(5)));
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
            process = null;
        }
    }

    private record TakingTurns(SdkHttpClient below) implements SdkHttpClient {
        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            ExecutableHttpRequest prepared = below.prepareRequest(request);
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() throws IOException {
                    Turns.pause();
                    return prepared.call();
                }

                @Override
                public void abort() {
                    prepared.abort();
                }
            };
        }

        @Override
        public void close() {
            below.close();
        }
    }
}
