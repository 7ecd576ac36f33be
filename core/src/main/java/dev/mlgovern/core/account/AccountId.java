package dev.mlgovern.core.account;

import java.util.regex.Pattern;

/**
 * A twelve-digit AWS account id. Immutable and thread-safe.
 *
 * @param value the twelve digits, leading zeros included
 */
public record AccountId(String value) implements Comparable<AccountId> {
    private static final Pattern FORM = Pattern.compile("\\d{12}");

    /**
     * Checks the form.
     *
     * @param value the twelve digits, leading zeros included
     * @throws IllegalArgumentException if {@code value} is anything but twelve digits
     */
    public AccountId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("account id must be 12 digits, was \"" + value + "\"");
        }
    }

    /**
     * The account with this id.
     *
     * @param value the twelve digits
     * @return the id
     * @throws IllegalArgumentException if {@code value} is anything but twelve digits
     */
    public static AccountId of(String value) {
        return new AccountId(value);
    }

    @Override
    public int compareTo(AccountId other) {
        return value.compareTo(other.value);
    }

    /** The twelve digits. */
    @Override
    public String toString() {
        return value;
    }
}
