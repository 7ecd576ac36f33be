package dev.mlgovern.core.account;

/** Where in its life a workload runs. */
public enum Stage {
    /** Experiments and development. */
    DEV,
    /** Acceptance, with production-like data. */
    TEST,
    /** Production. */
    PROD
}
