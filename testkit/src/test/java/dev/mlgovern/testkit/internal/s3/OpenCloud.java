package dev.mlgovern.testkit.internal.s3;

import dev.mlgovern.testkit.inference.InferenceHandler;
import dev.mlgovern.testkit.internal.service.Access;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Caller;
import dev.mlgovern.testkit.internal.service.Cloud;
import dev.mlgovern.testkit.internal.service.ImageStore;
import dev.mlgovern.testkit.internal.service.KeyStore;
import dev.mlgovern.testkit.internal.service.LogStore;
import dev.mlgovern.testkit.internal.service.Membership;
import dev.mlgovern.testkit.internal.service.MetricStore;
import dev.mlgovern.testkit.internal.service.ObjectStore;
import dev.mlgovern.testkit.internal.service.Settings;
import dev.mlgovern.testkit.internal.service.ShareStore;
import dev.mlgovern.testkit.internal.service.TableStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A cloud that permits everything but the actions it is told to deny, and writes down what it was asked. */
final class OpenCloud implements Cloud {
    final Set<String> denied = ConcurrentHashMap.newKeySet();
    final List<Access> asked = new CopyOnWriteArrayList<>();
    final List<String> keyUses = new CopyOnWriteArrayList<>();
    volatile int pageSize = 1000;

    @Override
    public Clock clock() {
        return Clock.fixed(Instant.parse("2026-11-23T10:15:30.123Z"), ZoneOffset.UTC);
    }

    @Override
    public Settings settings() {
        return new Settings("o-exampleorg1", Duration.ZERO, Duration.ofMinutes(10), pageSize);
    }

    @Override
    public KeyStore keys() {
        return (caller, region, action, key) -> {
            check(action);
            keyUses.add(action + " " + key);
            return key;
        };
    }

    @Override
    public void authorize(Caller caller, String region, Access access) {
        asked.add(access);
        check(access.action());
    }

    private void check(String action) {
        if (denied.contains(action)) {
            throw new AwsError(403, "AccessDenied", "not authorized to perform: " + action);
        }
    }

    List<String> actions() {
        return asked.stream().map(Access::action).toList();
    }

    @Override
    public ObjectStore objects() {
        throw new UnsupportedOperationException();
    }

    @Override
    public TableStore tables() {
        throw new UnsupportedOperationException();
    }

    @Override
    public ImageStore images() {
        throw new UnsupportedOperationException();
    }

    @Override
    public MetricStore metrics() {
        throw new UnsupportedOperationException();
    }

    @Override
    public LogStore logs() {
        throw new UnsupportedOperationException();
    }

    @Override
    public ShareStore shares() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Membership membership(String accountId) {
        return new Membership("o-exampleorg1", List.of());
    }

    @Override
    public Optional<InferenceHandler> inference(String imageUri) {
        return Optional.empty();
    }

    @Override
    public Caller serviceRole(String roleArn, String servicePrincipal) {
        throw new UnsupportedOperationException();
    }
}
