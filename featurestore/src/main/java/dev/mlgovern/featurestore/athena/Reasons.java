package dev.mlgovern.featurestore.athena;

import dev.mlgovern.core.account.AccountId;
import dev.mlgovern.core.error.AccessDeniedException;
import dev.mlgovern.core.error.ConflictException;
import dev.mlgovern.core.error.Failure;
import dev.mlgovern.core.error.GovernanceException;
import dev.mlgovern.core.error.NotFoundException;
import dev.mlgovern.core.error.QuotaExceededException;
import dev.mlgovern.core.error.UnavailableException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.athena.model.QueryExecution;
import software.amazon.awssdk.services.athena.model.QueryExecutionState;

/**
 * What became of a query that did not come off. Athena's reasons may repeat values of the data, so only those are passed on that by
 * their kind name tables, places and permissions.
 */
final class Reasons {
    private static final Pattern NAME = Pattern.compile("(?s)([A-Z][A-Z0-9_]{3,}):.*");
    private static final Pattern HARMLESS = Pattern.compile(
            "(?s)(?:\\w+_NOT_FOUND|HIVE_PATH_ALREADY_EXISTS|HIVE_CANNOT_OPEN_SPLIT|ICEBERG_CANNOT_OPEN_SPLIT|EXCEEDED_\\w+"
                    + "|PERMISSION_DENIED|NOT_SUPPORTED):.*|(?:Insufficient|Access denied|Query |Bytes scanned|FAILED:).*");
    private static final Pattern DENIED = Pattern.compile(
            "(?is).*(?:not authorized|insufficient permissions|access denied|PERMISSION_DENIED|insufficient lake formation).*");
    private static final Pattern RESOURCE = Pattern.compile("(?s).*on resource: \"?(arn:\\S+?)[\"\\s].*");
    // https://docs.aws.amazon.com/athena/latest/APIReference/API_AthenaError.html: 1 is a system error
    private static final int SYSTEM = 1;

    private Reasons() {}

    static GovernanceException failure(AccountId account, QueryExecution query) {
        String raw = String.valueOf(query.status().stateChangeReason());
        boolean cancelled = query.status().state() == QueryExecutionState.CANCELLED;
        String message = "query %s %s: %s"
                .formatted(query.queryExecutionId(), cancelled ? "was cancelled" : "failed", shown(raw));
        Failure failure =
                Failure.of("athena:StartQueryExecution", message + remedy(raw)).in(account);
        if (DENIED.matcher(raw).matches()) {
            return new AccessDeniedException(failure, resource(raw), null);
        }
        if (raw.toLowerCase(Locale.ROOT).contains("limit was exceeded") || raw.startsWith("EXCEEDED_")) {
            return new QuotaExceededException(failure);
        }
        if (raw.contains("TABLE_NOT_FOUND") || raw.contains("SCHEMA_NOT_FOUND") || raw.contains("CATALOG_NOT_FOUND")) {
            return new NotFoundException(failure);
        }
        return transientError(query) ? new UnavailableException(failure) : new ConflictException(failure);
    }

    static String shown(String raw) {
        if (HARMLESS.matcher(raw).matches()) {
            return raw;
        }
        Matcher name = NAME.matcher(raw);
        String kind = name.matches() ? name.group(1) : "for a reason that may hold values";
        return kind + " (what Athena says besides may hold values of the data; it is told with the query in Athena)";
    }

    private static String remedy(String raw) {
        if (raw.contains("glue:")) {
            return "; the account's role needs these rights on the table, its database and the catalog, and in another account its"
                    + " catalog's resource policy must allow them";
        }
        if (raw.startsWith("Access denied when writing output")) {
            return "; the role needs s3:PutObject there, and kms:GenerateDataKey on the bucket's key";
        }
        if (raw.contains("CATALOG_NOT_FOUND")) {
            return "; register the other account's catalog with Athena under that name";
        }
        return "";
    }

    private static boolean transientError(QueryExecution query) {
        var error = query.status().athenaError();
        return error != null
                && (Boolean.TRUE.equals(error.retryable())
                        || (error.errorCategory() != null && error.errorCategory() == SYSTEM));
    }

    private static @Nullable String resource(String raw) {
        Matcher resource = RESOURCE.matcher(raw + " ");
        return resource.matches() ? resource.group(1) : null;
    }
}
