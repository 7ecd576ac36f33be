package dev.mlgovern.registry.model;

/** What later drift is measured against. */
public enum Baseline {
    /** Configuration of the bias check. */
    BIAS_CONFIG_FILE,
    /** Limits for bias before training. */
    BIAS_PRE_TRAINING_CONSTRAINTS,
    /** Limits for bias after training. */
    BIAS_POST_TRAINING_CONSTRAINTS,
    /** Limits for explainability. */
    EXPLAINABILITY_CONSTRAINTS,
    /** Configuration of the explainability check. */
    EXPLAINABILITY_CONFIG_FILE,
    /** Measured quality of the model's answers. */
    MODEL_QUALITY_STATISTICS,
    /** Limits for the quality of the model's answers. */
    MODEL_QUALITY_CONSTRAINTS,
    /** Measured statistics of its input data. */
    MODEL_DATA_STATISTICS,
    /** Limits for its input data. */
    MODEL_DATA_CONSTRAINTS
}
