package dev.mlgovern.testkit.internal.door;

import dev.mlgovern.testkit.internal.directory.Credential;
import dev.mlgovern.testkit.internal.directory.Directory;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.CallRecorder;
import dev.mlgovern.testkit.internal.service.Caller;
import dev.mlgovern.testkit.internal.service.Cloud;
import dev.mlgovern.testkit.internal.service.RawService;
import dev.mlgovern.testkit.internal.service.Service;
import dev.mlgovern.testkit.internal.service.WireRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;

/** Where every request comes in, whatever way it came. */
public final class FrontDoor {
    private final Cloud cloud;
    private final Directory directory;
    private final Desks desks;
    private final Controls controls;
    private final CallRecorder recorder;

    /**
     * A door to services.
     *
     * @param cloud evaluates policies
     * @param directory knows who calls
     * @param services what is behind the door
     * @param controls faults, crashes, and what is written down
     */
    public FrontDoor(Cloud cloud, Directory directory, Services services, Controls controls) {
        this.cloud = cloud;
        this.directory = directory;
        this.controls = controls;
        this.recorder = services.recorder();
        this.desks = new Desks(services.modelled(), services.raw(), controls.violations());
    }

    Reply handle(WireRequest request, CrashSwitch.Client client) {
        boolean lastOne = controls.crash().arrives(client);
        Reply reply = serve(request);
        if (lastOne) {
            throw controls.crash().dies(client);
        }
        return reply;
    }

    private Reply serve(WireRequest request) {
        String requestId = UUID.randomUUID().toString();
        try {
            Signature signature = Signature.of(request);
            return new Visit(this, desks.find(request, signature), signature, requestId).reply();
        } catch (AwsError e) {
            return new Reply.Answered(desks.error(e, request, requestId));
        }
    }

    Caller authenticate(Desk desk, Signature signature) {
        Credential credential = directory
                .find(signature.accessKeyId())
                .orElseThrow(() -> desk.error(Desk.Complaint.UNKNOWN_CREDENTIALS));
        String token = credential.keys().token();
        if (!Objects.equals(token, signature.token())) {
            throw desk.error(Desk.Complaint.UNKNOWN_CREDENTIALS);
        }
        Instant expires = credential.grant().expires();
        if (expires != null && !cloud.clock().instant().isBefore(expires)) {
            throw desk.error(Desk.Complaint.EXPIRED_CREDENTIALS);
        }
        return directory.caller(credential);
    }

    CallRecorder recorder() {
        return recorder;
    }

    Cloud cloud() {
        return cloud;
    }

    Controls controls() {
        return controls;
    }

    /**
     * What is behind a door.
     *
     * @param modelled services with an API model
     * @param raw services that read the wire themselves
     * @param recorder hears of every request
     */
    public record Services(List<Service> modelled, List<RawService> raw, CallRecorder recorder) {
        /** Copies the lists. */
        public Services {
            modelled = List.copyOf(modelled);
            raw = List.copyOf(raw);
        }
    }

    /**
     * What tests steer and read.
     *
     * @param faults what goes wrong
     * @param crash who dies when
     * @param log what was asked for
     * @param violations what broke an API model
     * @param clockMoves moves the cloud's clock
     */
    public record Controls(
            FaultBook faults, CrashSwitch crash, CallLog log, Violations violations, Consumer<Duration> clockMoves) {}
}
