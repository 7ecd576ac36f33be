package dev.mlgovern.observability.audit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the actions of AWS mean to the model lifecycle. */
final class Actions {
    private static final Map<String, AuditKind> KINDS = new HashMap<>();

    static {
        // a copy of a version is told from a new one by what the request says
        add(AuditKind.REGISTRATION, "sagemaker", "CreateModelPackage");
        add(AuditKind.DECISION, "sagemaker", "UpdateModelPackage");
        add(
                AuditKind.DEPLOYMENT,
                "sagemaker",
                "CreateModel",
                "CreateEndpointConfig",
                "CreateEndpoint",
                "UpdateEndpoint",
                "UpdateEndpointWeightsAndCapacities",
                "CreateInferenceComponent",
                "UpdateInferenceComponent");
        add(
                AuditKind.DELETION,
                "sagemaker",
                "DeleteModelPackage",
                "DeleteModelPackageGroup",
                "DeleteModel",
                "DeleteEndpointConfig",
                "DeleteEndpoint",
                "DeleteInferenceComponent",
                "DeleteModelCard");
        add(AuditKind.CARD, "sagemaker", "CreateModelCard", "UpdateModelCard", "CreateModelCardExportJob");
        add(
                AuditKind.SHARING,
                "ram",
                "CreateResourceShare",
                "UpdateResourceShare",
                "DeleteResourceShare",
                "AssociateResourceShare",
                "DisassociateResourceShare",
                "AcceptResourceShareInvitation",
                "RejectResourceShareInvitation");
        add(
                AuditKind.SHARING,
                "lakeformation",
                "GrantPermissions",
                "RevokePermissions",
                "BatchGrantPermissions",
                "BatchRevokePermissions");
        policies();
        add(AuditKind.SESSION, "sts", "AssumeRole", "AssumeRoleWithSAML", "AssumeRoleWithWebIdentity");
    }

    private Actions() {}

    private static void policies() {
        add(AuditKind.POLICY_CHANGE, "sagemaker", "PutModelPackageGroupPolicy", "DeleteModelPackageGroupPolicy");
        add(
                AuditKind.POLICY_CHANGE,
                "s3",
                "PutBucketPolicy",
                "DeleteBucketPolicy",
                "PutBucketAcl",
                "PutBucketPublicAccessBlock",
                "DeleteBucketPublicAccessBlock");
        add(AuditKind.POLICY_CHANGE, "kms", "PutKeyPolicy", "CreateGrant", "RevokeGrant", "RetireGrant");
        add(AuditKind.POLICY_CHANGE, "ecr", "SetRepositoryPolicy", "DeleteRepositoryPolicy", "PutRegistryPolicy");
        add(AuditKind.POLICY_CHANGE, "glue", "PutResourcePolicy", "DeleteResourcePolicy");
        add(AuditKind.POLICY_CHANGE, "events", "PutPermission", "RemovePermission");
        add(
                AuditKind.POLICY_CHANGE,
                "iam",
                "CreateRole",
                "DeleteRole",
                "UpdateAssumeRolePolicy",
                "PutRolePolicy",
                "DeleteRolePolicy",
                "AttachRolePolicy",
                "DetachRolePolicy",
                "CreatePolicy",
                "CreatePolicyVersion",
                "SetDefaultPolicyVersion",
                "DeletePolicy",
                "PutRolePermissionsBoundary",
                "DeleteRolePermissionsBoundary");
        add(AuditKind.POLICY_CHANGE, "organizations", "AttachPolicy", "DetachPolicy", "UpdatePolicy");
    }

    private static void add(AuditKind kind, String service, String... operations) {
        for (String operation : operations) {
            KINDS.put(service + ':' + operation, kind);
        }
    }

    static AuditKind kind(String action) {
        return KINDS.getOrDefault(action, AuditKind.OTHER);
    }

    /** The names of the operations that may be of these kinds; empty if they cannot be told. */
    static Optional<Set<String>> operations(Set<AuditKind> kinds) {
        if (kinds.contains(AuditKind.OTHER)) {
            return Optional.empty();
        }
        Set<String> names = new TreeSet<>();
        KINDS.forEach((action, kind) -> {
            boolean copies = kind == AuditKind.REGISTRATION && kinds.contains(AuditKind.PROMOTION);
            if (kinds.contains(kind) || copies) {
                names.add(action.substring(action.indexOf(':') + 1));
            }
        });
        return Optional.of(names);
    }
}
