package dev.mlgovern.core.tag;

/** What a cost tag says about what it is on. */
public enum TagDimension {
    /** The environment that the workload runs in: dev, test or prod, or shared for accounts of no stage. */
    ENVIRONMENT("environment"),
    /** Who answers for the cost. */
    OWNER("owner"),
    /** The line of business. */
    BUSINESS_UNIT("business-unit"),
    /** The cost centre that is charged. */
    COST_CENTER("cost-center"),
    /** The product, such as a model group. */
    PRODUCT("product"),
    /** The deployment stage, in the form that SageMaker projects use. */
    STAGE("stage");

    private final String label;

    TagDimension(String label) {
        this.label = label;
    }

    /**
     * Its name in YAML and in messages.
     *
     * @return lower case, with hyphens
     */
    public String label() {
        return label;
    }
}
