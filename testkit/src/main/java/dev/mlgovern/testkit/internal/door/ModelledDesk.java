package dev.mlgovern.testkit.internal.door;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.model.ApiModel;
import dev.mlgovern.testkit.internal.model.ModelCheck;
import dev.mlgovern.testkit.internal.model.Operation;
import dev.mlgovern.testkit.internal.model.Protocol;
import dev.mlgovern.testkit.internal.service.Access;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Call;
import dev.mlgovern.testkit.internal.service.Origin;
import dev.mlgovern.testkit.internal.service.Service;
import dev.mlgovern.testkit.internal.service.WireRequest;
import dev.mlgovern.testkit.internal.service.WireResponse;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/** Serves a request of a service with an API model. */
final class ModelledDesk implements Desk {
    private static final Set<String> READERS = Set.of(
            "Describe",
            "List",
            "Lookup",
            "Get",
            "Search",
            "Query",
            "BatchCheck",
            "BatchDescribe",
            "BatchGet",
            "Invoke",
            "Assume",
            "Decrypt",
            "Encrypt",
            "Generate");

    private final Service service;
    private final ApiModel model;
    private final Operation operation;
    private final Protocol protocol;
    private final WireRequest request;
    private final Violations violations;
    private final Lock lock;
    private @Nullable Call call;
    private @Nullable ObjectNode given;
    private boolean afterEmptyPage;

    ModelledDesk(Service service, Operation operation, WireRequest request, Shared shared) {
        this.service = service;
        this.model = ApiModel.of(service.name());
        this.operation = operation;
        this.protocol = model.protocol();
        this.request = request;
        this.violations = shared.violations();
        this.lock = shared.lock();
    }

    @Override
    public String service() {
        return service.name();
    }

    @Override
    public String operation() {
        return operation.name();
    }

    @Override
    public boolean mutating() {
        return READERS.stream().noneMatch(operation.name()::startsWith);
    }

    @Override
    public List<Access> open(Origin origin) {
        ObjectNode input = protocol.read(request, operation);
        List<String> problems = ModelCheck.request(model, operation, input);
        if (!problems.isEmpty()) {
            violations.add(name() + " request: " + String.join("; ", problems));
            throw AwsError.validation(problems.size() + " validation error" + (problems.size() == 1 ? "" : "s")
                    + " detected: " + String.join("; ", problems));
        }
        afterEmptyPage = model.page(operation)
                .filter(page -> EmptyPage.unwrap(input, page))
                .isPresent();
        Call opened = new Call(operation.name(), input, origin);
        call = opened;
        lock.lock();
        try {
            return service.access(opened);
        } catch (AwsError e) {
            if (e.code().equals(AwsError.UNKNOWN_OPERATION) || e.status() == 501) {
                violations.add(name() + ": " + e.message());
            }
            throw e;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public WireResponse answer() {
        Call opened = opened();
        ObjectNode answer = carryOut(opened);
        given = answer;
        ModelCheck.answer(model, operation, answer).forEach(problem -> violations.add(name() + " answer: " + problem));
        return protocol.write(answer, operation, opened.origin().requestId());
    }

    @Override
    public @Nullable ObjectNode request() {
        return call == null ? null : call.input();
    }

    @Override
    public @Nullable ObjectNode given() {
        return given;
    }

    @Override
    public Optional<WireResponse> emptyPage() {
        Call opened = opened();
        return model.page(operation)
                .filter(page -> !afterEmptyPage)
                .map(page -> EmptyPage.before(opened.input(), page))
                .map(answer -> protocol.write(answer, operation, opened.origin().requestId()));
    }

    @Override
    public WireResponse error(AwsError error, String requestId) {
        return protocol.write(error, requestId);
    }

    @Override
    public AwsError error(Complaint complaint) {
        return switch (complaint) {
            case UNKNOWN_CREDENTIALS -> protocol.unknownCredentials();
            case EXPIRED_CREDENTIALS -> protocol.expiredCredentials();
            case THROTTLED -> protocol.throttled();
        };
    }

    private ObjectNode carryOut(Call opened) {
        lock.lock();
        try {
            return service.answer(opened);
        } finally {
            lock.unlock();
        }
    }

    private Call opened() {
        return Objects.requireNonNull(call, "the desk is opened first");
    }

    private String name() {
        return service.name() + ':' + operation.name();
    }

    /**
     * What the desks of one cloud share.
     *
     * @param violations where violations are collected
     * @param lock held while a service does anything
     */
    record Shared(Violations violations, Lock lock) {}
}
