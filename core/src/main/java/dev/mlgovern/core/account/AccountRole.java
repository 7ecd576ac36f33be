package dev.mlgovern.core.account;

/**
 * What an account is for in the organization.
 *
 * <p>The set follows the account structure of AWS's "Governing the ML lifecycle at scale, Part 1".
 */
public enum AccountRole {
    /** Root of the organization; nothing runs there. */
    MANAGEMENT,
    /** Central, immutable log store. */
    LOG_ARCHIVE,
    /** Security findings of all accounts. */
    SECURITY_TOOLING,
    /** Shared network. */
    NETWORK,
    /** Shared infrastructure services. */
    SHARED_SERVICES,
    /** Owns source data of the data lake. */
    DATA_PRODUCER,
    /** Catalogue and grants of the data lake. */
    DATA_GOVERNANCE,
    /** The central feature store. */
    FEATURE_STORE,
    /** A team's development account. */
    ML_DEV,
    /** A team's test account. */
    ML_TEST,
    /** A team's production account. */
    ML_PROD,
    /** The central model registry and its CI/CD. */
    ML_SHARED_SERVICES,
    /** Model cards, inventory and approvals. */
    ML_GOVERNANCE,
    /** Logs, metrics and reports over all accounts. */
    OBSERVABILITY
}
