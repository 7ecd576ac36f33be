package dev.mlgovern.core.access;

import dev.mlgovern.core.policy.AccessPlace;
import dev.mlgovern.core.policy.RequiredAccess;
import dev.mlgovern.core.policy.RequiredAccesses;
import java.util.List;

/** What every account's role needs whatever is done with it. */
public final class SessionAccess implements RequiredAccesses {
    /** For the service loader. */
    public SessionAccess() {}

    @Override
    public List<RequiredAccess> rows() {
        // AWS allows it to everybody, whatever policies say, unless it is denied:
        // https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
        return List.of(RequiredAccess.of("MlPlatform.in", AccessPlace.EVERY)
                .allow("sts:GetCallerIdentity")
                .on("*"));
    }
}
