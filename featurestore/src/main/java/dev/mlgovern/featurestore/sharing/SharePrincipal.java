package dev.mlgovern.featurestore.sharing;

import dev.mlgovern.core.account.AccountId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whom something is shared with. Immutable and thread-safe.
 *
 * @param value 12 digits of an account, or the ARN of an organization or of one of its units
 */
public record SharePrincipal(String value) {
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    // https://docs.aws.amazon.com/organizations/latest/APIReference/API_OrganizationalUnit.html
    private static final Pattern GROUP = Pattern.compile("arn:aws[a-z-]*:organizations::\\d{12}:"
            + "(organization/o-[a-z0-9]{10,32}|ou/o-[a-z0-9]{10,32}/ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})");

    /**
     * Checks it.
     *
     * @param value 12 digits of an account, or the ARN of an organization or of one of its units
     * @throws IllegalArgumentException if it is none of these
     */
    public SharePrincipal {
        if (!ACCOUNT.matcher(value).matches() && !GROUP.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "principal must be an account id of 12 digits or the ARN of an organization or organizational unit, was \""
                            + value + "\"");
        }
    }

    /**
     * One account.
     *
     * @param account the account
     * @return it as a principal
     */
    public static SharePrincipal of(AccountId account) {
        return new SharePrincipal(account.value());
    }

    /**
     * The account, if it is one.
     *
     * @return empty for organizations and units
     */
    public Optional<AccountId> account() {
        return ACCOUNT.matcher(value).matches() ? Optional.of(AccountId.of(value)) : Optional.empty();
    }

    /** The id or ARN. */
    @Override
    public String toString() {
        return value;
    }
}
