package dev.mlgovern.core.call;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an access-denied answer says: who, what, on which resource, and which policy has to allow it.
 *
 * <p>AWS's messages: https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
 */
record Denial(
        @Nullable String principal,
        @Nullable String role,
        String action,
        @Nullable String resource,
        String policy,
        boolean explicit) {
    private static final Pattern WHO = Pattern.compile("(?:User|user|Principal):? (arn:\\S+)");
    private static final Pattern WHAT = Pattern.compile("not authorized to perform:? ([a-zA-Z0-9-]+:[A-Za-z0-9*]+)");
    private static final Pattern RESOURCE = Pattern.compile("on (?:the )?resource(?:\\(s\\))?:? \"?(arn:[^\\s\",]+)");
    private static final Pattern REASON = Pattern.compile("(?:because no|explicit deny in an?) ([A-Za-z -]+?) policy");
    private static final Pattern BOUNDARY = Pattern.compile("permissions boundary");
    private static final Pattern SESSION = Pattern.compile("arn:([^:]+):sts::(\\d{12}):assumed-role/([^/]+)/.*");
    private static final Pattern ACCOUNT = Pattern.compile("arn:[^:]+:[^:]+:[^:]*:(\\d{12}):.*");

    private static final String FEATURE_GROUP = ":feature-group/";
    private static final List<String> RESOURCE_POLICIES =
            List.of("bucket policy", "key policy", "repository policy", "policy of the event bus", "resource policy");

    private static final Map<String, String> S3_ACTIONS = Map.of(
            "HeadObject", "s3:GetObject",
            "HeadBucket", "s3:ListBucket",
            "ListObjectsV2", "s3:ListBucket",
            "UploadPart", "s3:PutObject",
            "UploadPartCopy", "s3:PutObject",
            "CopyObject", "s3:PutObject",
            "CreateMultipartUpload", "s3:PutObject",
            "CompleteMultipartUpload", "s3:PutObject",
            "DeleteObjects", "s3:DeleteObject",
            "ListMultipartUploads", "s3:ListBucketMultipartUploads");

    static Denial of(Call.Operation operation, String message, Caller caller, @Nullable String target) {
        String who = found(WHO, message) == null ? caller.principal().orElse(null) : found(WHO, message);
        String action = Objects.requireNonNullElse(found(WHAT, message), actionOf(operation));
        String resource = found(RESOURCE, message) == null ? target : found(RESOURCE, message);
        boolean explicit = message.contains("explicit deny");
        String role = caller.role().orElse(null);
        return new Denial(who, role, action, resource, policy(message, who, action, resource), explicit);
    }

    /** What to do, with the statement to add where one can be told. */
    String remedy() {
        if (explicit) {
            return "an explicit deny in the " + policy + " has to be taken away";
        }
        String allow = "the " + policy + " has to allow it";
        if (policy.startsWith("resource share")) {
            return allow + "; FeatureStore.sharing().diagnose(..) tells what of it is missing";
        }
        if (policy.startsWith("trust policy")) {
            return allow + ", to this principal and with the external id that it is sent";
        }
        return allow + ": {\"Effect\":\"Allow\"," + principalElement() + "\"Action\":\"" + action + "\""
                + resourceElement() + "}" + preflight();
    }

    /** What is missing of one policy is seldom all that is missing: the same finding with its neighbours. */
    private String preflight() {
        return RESOURCE_POLICIES.stream().anyMatch(policy::contains)
                ? "; ModelGovernance.on(platform).preflight() tells what else is missing, in all accounts"
                : "";
    }

    /** Policies of principals and organizations name no principal. */
    private String principalElement() {
        return principal == null || RESOURCE_POLICIES.stream().noneMatch(policy::startsWith)
                ? ""
                : "\"Principal\":{\"AWS\":\"" + lasting(principal, role) + "\"},";
    }

    // a repository policy takes no Resource:
    // https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html
    private String resourceElement() {
        return policy.startsWith("repository policy")
                ? ""
                : ",\"Resource\":\"" + (resource == null ? "*" : resource) + "\"";
    }

    /** The role behind a session, with its path if it is the caller's; any other principal as it is. */
    private static String lasting(String principal, @Nullable String known) {
        String bare = SESSION.matcher(principal).replaceFirst("arn:$1:iam::$2:role/$3");
        return known != null && bare.equals(known.replaceFirst(":role/.*/", ":role/")) ? known : bare;
    }

    private static String actionOf(Call.Operation operation) {
        String s3 = operation.service().equals("s3") ? S3_ACTIONS.get(operation.name()) : null;
        return s3 == null ? operation.action() : s3;
    }

    private static String policy(String message, @Nullable String who, String action, @Nullable String resource) {
        String kind = Objects.requireNonNullElse(found(REASON, message), "");
        if (BOUNDARY.matcher(message).find()) {
            return "permissions boundary of " + named(who);
        }
        return switch (kind) {
            case "identity-based" -> "identity policy of " + named(who);
            case "resource-based" -> resourcePolicy(action, resource);
            case "service control" -> "service control policy (SCP) of the organization";
            case "resource control" -> "resource control policy (RCP) of the organization";
            case "session" -> "session policy of " + named(who);
            case "VPC endpoint" -> "policy of the VPC endpoint";
            default -> unsaid(who, action, resource);
        };
    }

    private static String unsaid(@Nullable String who, String action, @Nullable String resource) {
        if (action.startsWith("sts:")) {
            return resourcePolicy(action, resource);
        }
        String whose = account(who);
        boolean foreign = whose != null && resource != null && !whose.equals(account(resource));
        boolean bucket = action.startsWith("s3:");
        String identity = "identity policy of " + named(who);
        return foreign || bucket
                ? identity + ", and across accounts the " + resourcePolicy(action, resource)
                : identity;
    }

    private static String resourcePolicy(String action, @Nullable String resource) {
        String service = action.substring(0, action.indexOf(':'));
        return switch (service) {
            case "sts" -> "trust policy of " + (resource == null ? "the role" : resource);
            case "s3" -> "bucket policy of " + bucket(resource);
            case "kms" -> "key policy of " + (resource == null ? "the key" : resource);
            case "ecr" -> "repository policy of " + (resource == null ? "the repository" : resource);
            case "events" -> "policy of the event bus";
            case "sagemaker" ->
                resource != null && resource.contains(FEATURE_GROUP)
                        ? "resource share (AWS RAM) of " + resource
                        : "resource policy of the model package group";
            default -> "resource policy of " + (resource == null ? "the resource" : resource);
        };
    }

    private static String bucket(@Nullable String resource) {
        if (resource == null) {
            return "the bucket";
        }
        String name = resource.substring(resource.lastIndexOf(':') + 1);
        int slash = name.indexOf('/');
        return slash < 0 ? name : name.substring(0, slash);
    }

    private static String named(@Nullable String who) {
        return who == null ? "the caller" : who;
    }

    private static @Nullable String account(@Nullable String arn) {
        Matcher matcher = ACCOUNT.matcher(arn == null ? "" : arn);
        return matcher.matches() ? matcher.group(1) : null;
    }

    private static @Nullable String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : null;
    }
}
