package dev.mlgovern.governance.preflight;

import dev.mlgovern.core.AccountScope;
import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.NotFoundException;
import dev.mlgovern.core.policy.PolicyDocument;
import dev.mlgovern.core.policy.PolicyPlace;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * A policy of a service that tells nobody whether it was changed meanwhile. Statements are only ever added to it, so it is never
 * deleted.
 */
final class LivePolicy implements PolicyPlace {
    // how services say that there is the resource but no policy
    private static final Set<String> NO_POLICY = Set.of("NoSuchBucketPolicy", "RepositoryPolicyNotFoundException");

    private final AccountScope scope;
    private final Facts facts;
    private final Supplier<@Nullable String> reader;
    private final Consumer<String> writer;

    LivePolicy(AccountScope scope, Facts facts, Supplier<@Nullable String> reader, Consumer<String> writer) {
        this.scope = scope;
        this.facts = facts;
        this.reader = reader;
        this.writer = writer;
    }

    /**
     * What is always so.
     *
     * @param what in words
     * @param resource ARN or name
     * @param reads the action
     * @param writes the action
     * @param limit in bytes
     */
    record Facts(String what, String resource, String reads, String writes, int limit) {}

    @Override
    public String what() {
        return facts.what();
    }

    @Override
    public String resource() {
        return facts.resource();
    }

    @Override
    public AccountId account() {
        return scope.account().id();
    }

    @Override
    public String reads() {
        return facts.reads();
    }

    @Override
    public String writes() {
        return facts.writes();
    }

    @Override
    public int limit() {
        return facts.limit();
    }

    @Override
    public Read read() {
        try {
            String json = reader.get();
            return new Read(json == null || json.isEmpty() ? PolicyDocument.empty() : parsed(json), null);
        } catch (NotFoundException e) {
            if (!noPolicy(e)) {
                throw e;
            }
            return new Read(PolicyDocument.empty(), null);
        }
    }

    // a group without a policy is a plain ValidationException, worded as AWS's own handler of the resource expects it:
    // https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-sagemaker
    private static boolean noPolicy(NotFoundException e) {
        return e.getCause() instanceof AwsServiceException aws
                && aws.awsErrorDetails() != null
                && (NO_POLICY.contains(aws.awsErrorDetails().errorCode())
                        || String.valueOf(aws.awsErrorDetails().errorMessage())
                                .startsWith("Cannot find resource policy"));
    }

    @Override
    public void write(PolicyDocument policy, Read before) {
        if (policy.isEmpty()) {
            throw new IllegalStateException("a policy is only added to");
        }
        writer.accept(policy.toJson());
    }
}
