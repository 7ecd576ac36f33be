package dev.mlgovern.registry.model;

/** What a report on a version's quality is about. */
public enum Report {
    /** Measured quality of the model's answers. */
    MODEL_QUALITY_STATISTICS,
    /** Limits for the quality of the model's answers. */
    MODEL_QUALITY_CONSTRAINTS,
    /** Measured statistics of its input data. */
    MODEL_DATA_STATISTICS,
    /** Limits for its input data. */
    MODEL_DATA_CONSTRAINTS,
    /** Bias in general. */
    BIAS_REPORT,
    /** Bias of the data before training. */
    BIAS_PRE_TRAINING,
    /** Bias of the answers after training. */
    BIAS_POST_TRAINING,
    /** Which features make the answers. */
    EXPLAINABILITY
}
