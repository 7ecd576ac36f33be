package dev.mlgovern.testkit.internal.door;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mlgovern.testkit.internal.service.Access;
import dev.mlgovern.testkit.internal.service.AwsError;
import dev.mlgovern.testkit.internal.service.Origin;
import dev.mlgovern.testkit.internal.service.WireResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Serves one request, whatever the service's protocol. */
interface Desk {
    String service();

    String operation();

    boolean mutating();

    /** Reads and checks the request, and says what it needs. */
    List<Access> open(Origin origin);

    /** Carries the request out and checks the answer. */
    WireResponse answer();

    /** The request's members as far as they are read, for the trail. */
    @Nullable
    ObjectNode request();

    /** The answer's members once it is given, for the trail. */
    @Nullable
    ObjectNode given();

    /** Gives an empty page with a token; nothing when the operation is no listing, or this already asks for the page after such a one. */
    Optional<WireResponse> emptyPage();

    WireResponse error(AwsError error, String requestId);

    AwsError error(Complaint complaint);

    /** What goes wrong in every service, each in its own words. */
    enum Complaint {
        UNKNOWN_CREDENTIALS,
        EXPIRED_CREDENTIALS,
        THROTTLED
    }
}
