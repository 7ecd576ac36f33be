package dev.mlgovern.governance.card;

/**
 * A hyperparameter of a training job. Immutable.
 *
 * @param name 1 to 255 characters
 * @param value at most 255 characters
 */
public record HyperParameter(String name, String value) {
    /** Not what it says, which may be confidential. */
    @Override
    public String toString() {
        return "hyperparameter " + name;
    }
}
