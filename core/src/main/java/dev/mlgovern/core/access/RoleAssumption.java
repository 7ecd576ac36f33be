package dev.mlgovern.core.access;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.AccessDeniedException;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.error.RoleNotAssumableException;
import dev.mlgovern.core.error.UnavailableException;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkPlugin;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Tag;

/** Asks STS for one kind of session. */
final class RoleAssumption {
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html#iam-term-role-chaining
    private static final Duration LONGEST_CHAINED = Duration.ofHours(1);
    private static final SdkPlugin NO_RETRY =
            config -> config.overrideConfiguration(config.overrideConfiguration().toBuilder()
                    .retryStrategy(AwsRetryStrategy.doNotRetry())
                    .build());

    private final SessionSettings settings;
    private final Supplier<StsClient> sts;
    private final StsCaller caller;
    private final @Nullable RoleSession source;
    private final AccountId account;

    RoleAssumption(SessionSettings settings, Supplier<StsClient> sts, StsCaller caller, @Nullable RoleSession source) {
        this.settings = settings;
        this.sts = sts;
        this.caller = caller;
        this.source = source;
        this.account = AccountId.of(settings.roleArn().split(":", -1)[4]);
    }

    String roleArn() {
        return settings.roleArn();
    }

    AccountId account() {
        return account;
    }

    RoleSession.Session assumed() {
        return assumed(AwsRequestOverrideConfiguration.builder());
    }

    /** With one attempt only: there is a valid session to go on with. */
    RoleSession.Session onceMore() {
        return assumed(AwsRequestOverrideConfiguration.builder().addPlugin(NO_RETRY));
    }

    private RoleSession.Session assumed(AwsRequestOverrideConfiguration.Builder override) {
        if (source != null) {
            override.credentialsProvider(source);
        }
        try {
            AwsCredentials with =
                    source == null ? caller.about(account, caller::credentials) : source.resolveCredentials();
            AssumeRoleRequest request =
                    request(with).overrideConfiguration(override.build()).build();
            return session(caller.about(account, () -> sts.get().assumeRole(request)));
        } catch (UnavailableException | RoleNotAssumableException failed) {
            throw failed;
        } catch (GovernanceException refused) {
            throw refused(refused);
        }
    }

    private AssumeRoleRequest.Builder request(AwsCredentials with) {
        boolean chained = with instanceof AwsSessionCredentials;
        boolean tooLong = settings.duration().compareTo(LONGEST_CHAINED) > 0;
        Duration duration = chained && tooLong ? LONGEST_CHAINED : settings.duration();
        String name = SessionNames.of(settings.actor());
        return AssumeRoleRequest.builder()
                .roleArn(settings.roleArn())
                .roleSessionName(name)
                .sourceIdentity(settings.sourceIdentity() ? name : null)
                .externalId(settings.externalId().orElse(null))
                .policy(settings.policy().orElse(null))
                .tags(settings.tags().entrySet().stream()
                        .map(tag -> Tag.builder()
                                .key(tag.getKey())
                                .value(tag.getValue())
                                .build())
                        .toList())
                .durationSeconds(Math.toIntExact(duration.toSeconds()));
    }

    private static RoleSession.Session session(AssumeRoleResponse answer) {
        AwsSessionCredentials credentials = AwsSessionCredentials.builder()
                .accessKeyId(answer.credentials().accessKeyId())
                .secretAccessKey(answer.credentials().secretAccessKey())
                .sessionToken(answer.credentials().sessionToken())
                .expirationTime(answer.credentials().expiration())
                .build();
        return RoleSession.Session.until(
                answer.credentials().expiration(),
                credentials,
                answer.assumedRoleUser().arn());
    }

    private RoleNotAssumableException refused(GovernanceException below) {
        String who = below instanceof AccessDeniedException denied
                ? denied.principal().orElse("the base credentials")
                : "the base credentials";
        String message = "role " + settings.roleArn() + " could not be assumed by " + who
                + "; check that its trust policy allows "
                + actions() + " to it, that the role exists, " + externalIdAdvice()
                + ", and what it says of the organization (" + below.getMessage() + ")";
        Failure failure = new Failure(
                "sts:AssumeRole",
                message,
                account,
                below.principal().orElse(null),
                below.requestId().orElse(null),
                below);
        return new RoleNotAssumableException(failure, settings.roleArn());
    }

    private String actions() {
        return "sts:AssumeRole" + (settings.sourceIdentity() ? " and sts:SetSourceIdentity" : "")
                + (settings.tags().isEmpty() ? "" : " and sts:TagSession");
    }

    private String externalIdAdvice() {
        return settings.externalId().isPresent()
                ? "that its external id is the one in the topology"
                : "that it asks for no external id, since the topology has none";
    }
}
