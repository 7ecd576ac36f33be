package dev.mlgovern.core.call;

import java.util.Set;
import java.util.regex.Pattern;

/** What AWS's error codes mean to a caller. */
enum ErrorRow {
    ACCESS_DENIED(
            403,
            "AccessDenied",
            "AccessDeniedException",
            "AccessDeniedForDependencyException",
            "AccessForbidden",
            "AllAccessDisabled",
            "AuthorizationError",
            "NotAuthorized",
            "UnauthorizedOperation",
            "OperationNotPermittedException"),
    BAD_CREDENTIALS(
            401,
            "AuthFailure",
            "IncompleteSignature",
            "InvalidAccessKeyId",
            "InvalidClientTokenId",
            "InvalidSignatureException",
            "InvalidToken",
            "MissingAuthenticationToken",
            "SignatureDoesNotMatch",
            "UnrecognizedClientException"),
    EXPIRED(0, "ExpiredToken", "ExpiredTokenException", "RequestExpired", "TokenRefreshRequired"),
    NOT_FOUND(
            404,
            "EntityNotFoundException",
            "ImageNotFoundException",
            "LayersNotFoundException",
            "NoSuchBucket",
            "NoSuchBucketPolicy",
            "NoSuchEntity",
            "NoSuchKey",
            "NoSuchTagSet",
            "NoSuchUpload",
            "NoSuchVersion",
            "NotFound",
            "NotFoundException",
            "RepositoryNotFoundException",
            "RepositoryPolicyNotFoundException",
            "ResourceNotFound",
            "ResourceNotFoundException",
            "ResourceShareInvitationArnNotFoundException",
            "UnknownResourceException",
            "UploadNotFoundException"),
    CONFLICT(
            409,
            "AlreadyExistsException",
            "BucketAlreadyExists",
            "BucketAlreadyOwnedByYou",
            "ConcurrentModificationException",
            "ConditionCheckFailureException",
            "ConditionalRequestConflict",
            "ConflictException",
            "DisabledException",
            "EntityAlreadyExists",
            "IdempotencyParameterMismatch",
            "IdempotentParameterMismatch",
            "IdempotentParameterMismatchException",
            "ImageAlreadyExistsException",
            "ImageTagAlreadyExistsException",
            "InvalidLayerPartException",
            "InvalidObjectState",
            "InvalidStateException",
            "InvalidStateTransitionException",
            "KMSInvalidStateException",
            "LayerAlreadyExistsException",
            "OperationAborted",
            "PreconditionFailed",
            "RepositoryAlreadyExistsException",
            "ResourceConflictException",
            "ResourceInUse",
            "ResourceInUseException",
            "ResourceShareInvitationAlreadyAcceptedException",
            "ResourceShareInvitationAlreadyRejectedException",
            "ResourceShareInvitationExpiredException"),
    INVALID(
            400,
            "AuthorizationHeaderMalformed",
            "BadDigest",
            "BadRequestException",
            "EntityTooLarge",
            "EntityTooSmall",
            "IllegalLocationConstraintException",
            "InvalidArgument",
            "InvalidArnException",
            "InvalidBucketName",
            "InvalidDigest",
            "InvalidInput",
            "InvalidInputException",
            "InvalidLayerException",
            "InvalidParameter",
            "InvalidParameterCombination",
            "InvalidParameterException",
            "InvalidParameterValue",
            "InvalidPart",
            "InvalidPartOrder",
            "InvalidRange",
            "InvalidRequest",
            "InvalidRequestException",
            "InvalidTag",
            "InvalidTagException",
            "InvalidTagParameterException",
            "KeyTooLongError",
            "MalformedArnException",
            "MalformedPolicy",
            "MalformedPolicyDocument",
            "MalformedPolicyDocumentException",
            "MalformedXML",
            "MissingParameter",
            "PackedPolicyTooLarge",
            "PermanentRedirect",
            "SerializationException",
            "TagException",
            "TooManyTagsException",
            "ValidationError",
            "ValidationException",
            "XAmzContentSHA256Mismatch"),
    QUOTA(
            0,
            "LimitExceeded",
            "LimitExceededException",
            "LimitsExceededException",
            "ResourceLimitExceeded",
            "ResourceShareLimitExceededException",
            "ServiceQuotaExceededException",
            "TooManyBuckets"),
    THROTTLED(
            429,
            "BandwidthLimitExceeded",
            "EC2ThrottledException",
            "PriorRequestNotComplete",
            "ProvisionedThroughputExceededException",
            "RequestLimitExceeded",
            "RequestThrottled",
            "RequestThrottledException",
            "SlowDown",
            "ThrottledException",
            "Throttling",
            "ThrottlingException",
            "TooManyRequestsException",
            "TransactionInProgressException"),
    UNAVAILABLE(
            500,
            "DependencyTimeoutException",
            "InternalError",
            "InternalFailure",
            "InternalFailureException",
            "InternalServerError",
            "InternalServerException",
            "InternalServiceException",
            "KMSInternalException",
            "KeyUnavailableException",
            "RequestTimeTooSkewed",
            "RequestTimeout",
            "RequestTimeoutException",
            "ServerException",
            "ServiceException",
            "ServiceUnavailable",
            "ServiceUnavailableException"),
    /** Whatever AWS invents. */
    UNKNOWN(0);

    // SageMaker answers ValidationException for what is missing and for what is there already:
    // https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeEndpoint.html#API_DescribeEndpoint_Examples
    private static final Pattern MISSING =
            Pattern.compile("(?is).*(could not find|does(n't| not) exist|was not found|cannot find|not found).*");
    private static final Pattern THERE_ALREADY = Pattern.compile("(?is).*already exist.*");

    private final int status;

    @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
    private final Set<String> codes;

    ErrorRow(int status, String... codes) {
        this.status = status;
        this.codes = Set.of(codes);
    }

    Set<String> codes() {
        return codes;
    }

    /**
     * The row of an answer.
     *
     * @param code AWS's, empty if the answer had no body (S3 answers HEAD so)
     * @param message AWS's
     * @param status of HTTP
     */
    static ErrorRow of(String code, String message, int status) {
        ErrorRow row = byCode(code);
        if (row == INVALID && THERE_ALREADY.matcher(message).matches()) {
            return CONFLICT;
        }
        if (row == INVALID
                && code.startsWith("Validation")
                && MISSING.matcher(message).matches()) {
            return NOT_FOUND;
        }
        return row == UNKNOWN ? byStatus(code, status) : row;
    }

    private static ErrorRow byCode(String code) {
        String bare = code.startsWith("KMS.") ? code.substring("KMS.".length()) : code;
        for (ErrorRow row : values()) {
            if (row.codes.contains(bare)) {
                return row;
            }
        }
        return UNKNOWN;
    }

    private static ErrorRow byStatus(String code, int status) {
        if (status >= 500) {
            return UNAVAILABLE;
        }
        if (status == 412) {
            return CONFLICT;
        }
        boolean bare = code.isEmpty() || code.equals(String.valueOf(status));
        for (ErrorRow row : values()) {
            if (row.status == status && (bare || status == 429)) {
                return row;
            }
        }
        return UNKNOWN;
    }
}
