package dev.mlgovern.testkit.internal.door;

import dev.mlgovern.testkit.internal.model.ApiModel;
import dev.mlgovern.testkit.internal.model.Form;
import dev.mlgovern.testkit.internal.model.Operation;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.RawService;
import dev.mlgovern.testkit.internal.service.Service;
import dev.mlgovern.testkit.internal.service.WireRequest;
import dev.mlgovern.testkit.internal.service.WireResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/** Finds the desk for a request: the service that its signature names, the operation that its protocol names. */
final class Desks {
    private final List<Service> modelled;
    private final List<RawService> raw;
    private final ModelledDesk.Shared shared;

    Desks(List<Service> modelled, List<RawService> raw, Violations violations) {
        this.shared = new ModelledDesk.Shared(violations, new ReentrantLock());
        this.modelled = List.copyOf(modelled);
        this.raw = List.copyOf(raw);
    }

    Desk find(WireRequest request, Signature signature) {
        for (RawService service : raw) {
            if (service.name().equals(signature.service())) {
                return new RawDesk(service, request);
            }
        }
        return modelled.stream()
                .filter(service -> signingName(service.name()).equals(signature.service()))
                .flatMap(service -> desk(service, request))
                .findFirst()
                .orElseThrow(() -> unknown(request, signature));
    }

    /** Writes an error about a request that no desk was found for, in the words of the service it seems to be for. */
    WireResponse error(AwsError error, WireRequest request, String requestId) {
        String authorization = request.header("Authorization").orElse("");
        for (RawService service : raw) {
            if (authorization.contains('/' + service.name() + "/aws4_request")) {
                return service.error(error, request);
            }
        }
        String service = authorization.contains("/sts/aws4_request") ? "sts" : "sagemaker";
        return ApiModel.of(service).protocol().write(error, requestId);
    }

    private Stream<Desk> desk(Service service, WireRequest request) {
        return operation(ApiModel.of(service.name()), request).stream()
                .map(operation -> new ModelledDesk(service, operation, request, shared));
    }

    private static Optional<Operation> operation(ApiModel model, WireRequest request) {
        String target = request.header("X-Amz-Target").orElse("");
        if (!model.targetPrefix().isEmpty()) {
            String prefix = model.targetPrefix() + '.';
            return target.startsWith(prefix) ? model.operation(target.substring(prefix.length())) : Optional.empty();
        }
        if (!target.isEmpty()) {
            return Optional.empty();
        }
        String action = request.header("Content-Type").orElse("").startsWith("application/x-www-form-urlencoded")
                ? Form.parse(request.body().asUtf8String()).getOrDefault("Action", "")
                : "";
        return action.isEmpty() ? model.operation(request.method(), request.path()) : model.operation(action);
    }

    private static String signingName(String service) {
        return ApiModel.of(service).signingName();
    }

    private AwsError unknown(WireRequest request, Signature signature) {
        String what = request.header("X-Amz-Target").orElse(request.method() + ' ' + request.path());
        shared.violations().add(signature.service() + ": LocalCloud has no operation " + what);
        return AwsError.unknownOperation(what + " of " + signature.service());
    }
}
