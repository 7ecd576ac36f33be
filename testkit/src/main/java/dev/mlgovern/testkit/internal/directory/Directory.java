package dev.mlgovern.testkit.internal.directory;

import dev.mlgovern.testkit.internal.iam.Policy;
import dev.mlgovern.testkit.internal.service.Caller;
import dev.mlgovern.testkit.internal.service.Caller.Identity;
import dev.mlgovern.testkit.internal.service.Caller.Session;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Users, roles and sessions of all accounts. Policies of a role count as they are when a call is made, as in AWS. */
public final class Directory {
    private final Map<String, Role> roles = new ConcurrentHashMap<>();
    private final Map<String, Credential> users = new ConcurrentHashMap<>();
    private final Map<String, Credential> byKey = new ConcurrentHashMap<>();
    private final AtomicLong sessions = new AtomicLong();

    /**
     * Makes a role, or replaces it.
     *
     * @param role the role
     */
    public void put(Role role) {
        roles.put(role.arn(), role);
    }

    /**
     * Finds a role.
     *
     * @param arn its ARN
     * @return the role
     */
    public Optional<Role> role(String arn) {
        return Optional.ofNullable(roles.get(arn));
    }

    /**
     * Gives a user who may do everything in the account, made when first asked for.
     *
     * @param accountId the account
     * @param name the user's name
     * @return the user's key
     */
    public Credential user(String accountId, String name) {
        String arn = "arn:aws:iam::" + accountId + ":user/" + name;
        return users.computeIfAbsent(arn, key -> {
            Identity identity = new Identity(accountId, arn, arn, "AIDA" + Ids.of(arn, 17));
            return keep(new Credential(
                    new Credential.Keys("AKIA" + Ids.of(arn + "/key", 16), Ids.of(arn + "/secret", 40), null),
                    identity,
                    Session.none(),
                    new Credential.Grant(null, null)));
        });
    }

    /**
     * Opens a session of a role.
     *
     * @param role the role
     * @param session what it carries
     * @param grant until when and for what
     * @return the session's key
     */
    public Credential open(Role role, Session session, Credential.Grant grant) {
        String seed = role.arn() + '/' + session.name() + '/' + sessions.incrementAndGet();
        String token = "IQoJ" + Ids.of(seed + "/token", 120);
        return keep(new Credential(
                new Credential.Keys("ASIA" + Ids.of(seed, 16), Ids.of(seed + "/secret", 40), token),
                identity(role, String.valueOf(session.name())),
                session,
                grant));
    }

    /**
     * Finds a key.
     *
     * @param accessKeyId names it
     * @return the key, whether or not its session is over
     */
    public Optional<Credential> find(String accessKeyId) {
        return Optional.ofNullable(byKey.get(accessKeyId));
    }

    /**
     * Makes the caller who holds a key, with the policies as they are now.
     *
     * @param credential the key
     * @return the caller
     */
    public Caller caller(Credential credential) {
        Role role = roles.get(credential.identity().principalArn());
        List<String> policies =
                role == null ? List.of(Policy.ALL) : role.rights().policies();
        return new Caller(
                credential.identity(),
                credential.keys().accessKeyId(),
                new Caller.Rights(policies, credential.grant().sessionPolicy()),
                credential.session());
    }

    /**
     * Makes the caller that AWS itself is when a role was passed to it.
     *
     * @param role the role
     * @param service who acts, for example {@code sagemaker.amazonaws.com}
     * @return the caller
     */
    public Caller service(Role role, String service) {
        String name = service.substring(0, service.indexOf('.'));
        return new Caller(
                identity(role, name),
                service,
                new Caller.Rights(role.rights().policies(), null),
                new Session(name, null, Map.of(), List.of()));
    }

    private static Identity identity(Role role, String sessionName) {
        return new Identity(
                role.accountId(),
                "arn:aws:sts::" + role.accountId() + ":assumed-role/" + role.name() + '/' + sessionName,
                role.arn(),
                "AROA" + Ids.of(role.arn(), 17) + ':' + sessionName);
    }

    private Credential keep(Credential credential) {
        byKey.put(credential.keys().accessKeyId(), credential);
        return credential;
    }

    /**
     * Forgets a session before its time, as if it had been over.
     *
     * @param accessKeyId names the key
     */
    public void end(String accessKeyId) {
        byKey.computeIfPresent(
                accessKeyId,
                (id, c) -> new Credential(
                        c.keys(),
                        c.identity(),
                        c.session(),
                        new Credential.Grant(Instant.EPOCH, c.grant().sessionPolicy())));
    }
}
